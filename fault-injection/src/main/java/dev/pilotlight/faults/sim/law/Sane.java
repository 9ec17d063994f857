package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/** Law L8, as far as a street of houses can show it: no slip of an operator reaches a device. */
final class Sane implements Rule {
    private final Home home;
    private final Optional<Temperature> mistyped;

    Sane(Home home, Temperature mistyped) {
        this.home = home;
        this.mistyped = Optional.of(mistyped);
    }

    @Override
    public Law law() {
        return Law.L8;
    }

    @Override
    public String sentence() {
        return "a target that an operator mistyped for all houses at once is refused, and no device"
                + " aims at it";
    }

    @Override
    public Optional<String> broken() {
        if (home.world().counted("mistype taken") > 0) {
            return Optional.of("was sent " + mistyped.orElseThrow() + ", which nobody refused");
        }
        return home.status().filter(status -> status.aim().target().equals(mistyped)).map(
                _ -> "aims at " + mistyped.orElseThrow());
    }
}
