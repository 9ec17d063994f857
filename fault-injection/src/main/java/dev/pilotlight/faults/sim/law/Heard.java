package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Asked;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Law L3: what a person asks for at the wall is in force and answered within a second. */
final class Heard implements Rule {
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Home home;
    private final Vigil vigil;
    private int settled;

    Heard(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
    }

    @Override
    public Law law() {
        return Law.L3;
    }

    @Override
    public String sentence() {
        return "what is asked at the wall is in force and answered within 1 s of a running device";
    }

    @Override
    public Optional<String> broken() {
        List<Asked> asked = home.asked();
        while (settled < asked.size()) {
            Asked next = asked.get(settled);
            Optional<String> verdict = judge(next);
            if (verdict.isPresent() || isOpen(next)) {
                return verdict;
            }
            settled++;
        }
        return Optional.empty();
    }

    private boolean isOpen(Asked asked) {
        return !asked.answer().isDone() && home.running().map(Start::id).filter(asked
                .start()::equals).isPresent();
    }

    private Optional<String> judge(Asked asked) {
        if (isOpen(asked)) {
            Duration waits = home.world().now().minus(asked.at());
            return waits.compareTo(BOUND) > 0 && vigil.decidingFor().compareTo(BOUND) > 0
                    ? Optional.of(asked.edit() + " waits for " + waits.toMillis() + " ms")
                    : Optional.empty();
        }
        if (!asked.answer().isDone()) {
            return Optional.empty();
        }
        return switch (asked.answer().join()) {
            case Answer.Done _ -> ignored(asked);
            case Answer.Refused(var problems) -> Optional.of(asked.edit() + " was refused: "
                    + problems);
            case Answer.Busy _ -> Optional.of(asked.edit() + " found no room");
        };
    }

    /** Only the newest wish can be seen, and only while heating is switched on. */
    private Optional<String> ignored(Asked asked) {
        boolean newest = home.asked().getLast().equals(asked);
        if (!newest || !(asked
                .edit() instanceof LocalEdit.SetTarget(Goal.Exact(Temperature wanted), LocalEdit.End _))) {
            return Optional.empty();
        }
        return home.statusNow()
                .filter(status -> status.aim().source().equals("hold") && !status.aim()
                        .target().equals(Optional.of(wanted)))
                .map(status -> "was asked for " + wanted
                        + " and aims at " + status.aim().target());
    }
}
