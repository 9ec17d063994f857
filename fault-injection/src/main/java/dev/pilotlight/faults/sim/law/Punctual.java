package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Start;
import java.time.Duration;
import java.util.Optional;

/** Law L1: whatever network, disk and cloud do, the loop decides each second. */
final class Punctual implements Rule {
    private final Home home;
    private final Vigil vigil;
    private final Duration bound;

    Punctual(Home home, Vigil vigil) {
        this.home = home;
        this.vigil = vigil;
        this.bound = home.plan().config().control().tick();
    }

    @Override
    public Law law() {
        return Law.L1;
    }

    @Override
    public String sentence() {
        return "a device that runs drives its relays at every tick (within " + bound.toMillis()
                + " ms) and fails on no event";
    }

    @Override
    public Optional<String> broken() {
        if (home.running().map(Start::failures).filter(failures -> failures > 0).isPresent()) {
            return Optional.of("the thermostat failed on an event");
        }
        Duration silent = home.contacts().silentFor();
        return vigil.decidingFor().compareTo(bound) > 0 && silent.compareTo(bound) > 0
                ? Optional.of("the relays were not driven for " + silent.toMillis() + " ms")
                : Optional.empty();
    }
}
