package dev.pilotlight.faults.sim.law;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Asked;
import dev.pilotlight.faults.sim.agent.Contacts;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Law L2: least and longest times of whatever is switched, by true time. */
final class Rests implements Rule {
    /** What may cut a run short: safety. */
    private static final Set<String> SAFETY = Set.of("ceiling", "floor_hot", "floor", "blind",
            "learned_duty", "blind_duty", "run_time");
    private static final Set<String> PERSONAL = Set.of("hold", "lease");
    private static final Duration REACTION = Duration.ofSeconds(60);
    /** A loop that paused for so long cannot know whether its relays are open by themselves. */
    private static final Duration LAPSES = Duration.ofSeconds(50);
    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    private final Home home;
    private final Vigil vigil;
    private final SafetyLimits limits;
    private Outputs before = Outputs.OPEN;
    private Duration since = Duration.ofDays(-1);
    private Optional<Temperature> startedFor = Optional.empty();

    Rests(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
        this.limits = home.plan().config().limits();
    }

    @Override
    public Law law() {
        return Law.L2;
    }

    @Override
    public String sentence() {
        return "the heater keeps its least times on and off, which only a person,"
                + " safety and a lost process may cut short, and its longest run (within 60 s)";
    }

    @Override
    public Optional<String> broken() {
        Outputs now = home.contacts().inForce();
        Optional<String> broken = switched(now).or(() -> ranTooLong(now)).or(() -> orphaned(now));
        before = now;
        return broken;
    }

    private Optional<String> switched(Outputs now) {
        if (now.heats() == before.heats()) {
            return Optional.empty();
        }
        Duration lasted = home.world().now().minus(since);
        since = home.world().now();
        Optional<Temperature> begunFor = startedFor;
        startedFor = now.heats() ? target() : Optional.empty();
        Duration least = now.heats() ? limits.heat().minimumOff() : limits.heat().minimumOn();
        if (lasted.compareTo(least) >= 0
                || (!now.heats() && (mayStop() || isTurnedDown(begunFor)))) {
            return Optional.empty();
        }
        return Optional.of("the heater %s after %d s, want %d s%s".formatted(now.heats()
                ? "started"
                : "stopped", lasted.toSeconds(), least.toSeconds(),
                why().isEmpty()
                        ? ""
                        : ": " + why()));
    }

    /** Without power or a loop nothing runs; OFF by a person or by safety always passes. */
    private boolean mayStop() {
        return vigil.pause().compareTo(LAPSES) >= 0 || !home.isDeciding()
                || vigil.decidingFor().compareTo(JUST_NOW) < 0 || SAFETY.contains(why())
                || hasJustBegun() || isOff();
    }

    /** With another configuration a new loop begins, and relays are open in between. */
    private boolean hasJustBegun() {
        return home.running().filter(start -> home.world().now().minus(start.begunAt()).compareTo(
                JUST_NOW) < 0).isPresent();
    }

    private Optional<Temperature> target() {
        return home.statusNow().flatMap(status -> status.aim().target());
    }

    /** Turned down by somebody; a schedule's own change waits. */
    private boolean isTurnedDown(Optional<Temperature> begunFor) {
        boolean lower = begunFor.isPresent() && target().filter(now -> now.isBelow(begunFor.get()))
                .isPresent();
        boolean byWeek = home.world().counted("week edited") > 0;
        return lower && (byWeek || home.statusNow().filter(status -> PERSONAL.contains(status.aim()
                .source())).isPresent());
    }

    private boolean isOff() {
        boolean just = !home.asked().isEmpty() && isJustOff(home.asked().getLast());
        return just || home.statusNow().filter(status -> status.aim().target().isEmpty())
                .isPresent();
    }

    private boolean isJustOff(Asked asked) {
        return asked.edit() instanceof LocalEdit.SetMode && home.world().now().minus(asked.at())
                .compareTo(JUST_NOW) < 0;
    }

    private String why() {
        return home.statusNow().map(Status::drive).map(Status.Drive::why).orElse("");
    }

    private Optional<String> ranTooLong(Outputs now) {
        Duration lasted = home.world().now().minus(since);
        return now.heats() && lasted.compareTo(limits.maximumRun().plus(REACTION)) > 0
                ? Optional.of("the heater ran for " + lasted.toMinutes() + " min")
                : Optional.empty();
    }

    private Optional<String> orphaned(Outputs now) {
        return !now.isResting() && vigil.idleFor().compareTo(Contacts.LEASE.plusSeconds(1)) > 0
                ? Optional.of("the heater runs though nobody has decided for " + vigil.idleFor()
                        .toSeconds() + " s")
                : Optional.empty();
    }
}
