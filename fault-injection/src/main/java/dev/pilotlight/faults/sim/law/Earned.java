package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import java.time.Duration;
import java.util.Optional;

/**
 * Law L7: a device runs with what its installer wrote or its operator signed, and one that blinds
 * it does not last. That it heats all the while is what the rules of L2 say.
 */
final class Earned implements Rule {
    /** Five minutes of patience, and what it takes to notice. */
    private static final Duration BLIND = Duration.ofMinutes(10);

    private final Home home;
    private final Vigil vigil;

    Earned(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
    }

    @Override
    public Law law() {
        return Law.L7;
    }

    @Override
    public String sentence() {
        return "a device runs with what was installed or signed as newer by its operator, with one that"
                + " blinds it for at most " + BLIND.toMinutes()
                + " min; in the end none is left on trial";
    }

    @Override
    public Optional<String> broken() {
        if (!home.configs().isRightful()) {
            return Optional.of("runs with " + home.configs().inForce()
                    + ", which its operator never signed as the newest");
        }
        Duration since = home.world().now().minus(home.configs().inForceSince());
        return home.configs().blinds() && vigil.decidingFor().compareTo(BLIND) > 0 && since
                .compareTo(BLIND) > 0
                        ? Optional.of("has run for " + since.toSeconds()
                                + " s with a configuration that blinds it")
                        : Optional.empty();
    }

    @Override
    public Optional<String> brokenAtTheEnd() {
        if (home.configs().blinds()) {
            return Optional.of("is left with a configuration that blinds it");
        }
        return home.configs().isIdle()
                ? Optional.empty()
                : Optional.of("is left with a configuration on trial");
    }
}
