package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.DeviceId;
import java.util.Optional;

/** Law L10: a device hears what is its own, and nothing else. */
final class Own implements Rule {
    private final DeviceId device;
    private final Service service;

    Own(Home home, Service service) {
        this.device = home.plan().config().thing();
        this.service = service;
    }

    @Override
    public Law law() {
        return Law.L10;
    }

    @Override
    public String sentence() {
        return "no device hears what is for another";
    }

    @Override
    public Optional<String> broken() {
        return service.network().foreign(device) > 0
                ? Optional.of("heard a message for another device")
                : Optional.empty();
    }
}
