package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One target of the product beside what was measured. A missed target breaks no law: the figure
 * depends on the machine, which may be busy.
 *
 * @param name what was measured
 * @param measured the figure, or "not seen"
 * @param bound the target
 * @param met whether the figure is within it
 */
public record Goal(String name, String measured, String bound, boolean met) {

    static List<Goal> of(Facts facts, Bounds bounds) {
        List<Goal> goals = new ArrayList<>();
        goals.add(within("worst lateness of a control tick",
                Optional.of(Beat.of(facts, bounds.house().tick()).worst()),
                bounds.tickLate()));
        goals.add(within("\"offline\" on the page in the house, data in flight (cloud frozen)",
                LinkLaws.offlineShown(facts, Page.HOUSE, Fault.CLOUD_FROZEN),
                bounds.offlineBusy()));
        goals.add(within("\"offline\" on the page in the house, idle (link dark)",
                LinkLaws.offlineShown(facts, Page.HOUSE, Fault.LINK_DARK), bounds.offlineIdle()));
        goals.add(within("\"offline\" on the dashboard (link dark)",
                LinkLaws.offlineShown(facts, Page.DASHBOARD, Fault.LINK_DARK),
                bounds.offlineIdle()));
        goals.add(within("local change acts", facts.of(Fact.LocalChange.class).stream()
                .map(Fact.LocalChange::acted).max(Duration::compareTo), bounds.localChange()));
        goals.add(within("back online after the cloud's return, without a restart",
                LinkLaws.backOnline(facts), bounds.backOnline()));
        goals.add(books(facts));
        goals.add(within("agent's start to its first control decision at the house",
                facts.of(Fact.Started.class).stream().map(Fact.Started::firstDrive)
                        .max(Duration::compareTo),
                bounds.coldStart()));
        return List.copyOf(goals);
    }

    private static Goal within(String name, Optional<Duration> measured, Duration bound) {
        return new Goal(name, measured.map(Figures::text).orElse("not seen"),
                "at most " + Figures.text(bound),
                measured.isPresent() && measured.get().compareTo(bound) <= 0);
    }

    private static Goal books(Facts facts) {
        Optional<KeepingLaws.Audit> audit = facts.of(Fact.Audited.class).stream().findFirst()
                .map(audited -> KeepingLaws.Audit.of(audited.books()));
        return new Goal("acknowledged readings lost / stored twice",
                audit.map(a -> (a.lost() + a.forgotten()) + " / " + a.twice()).orElse("not seen"),
                "0 / 0",
                audit.isPresent() && audit.get().isClean());
    }
}
