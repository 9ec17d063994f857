package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.units.DeviceId;
import java.util.Optional;

/** Law L5: no row leaves the device before the cloud has it, and in the end the cloud has all. */
final class Kept implements Rule {
    /** Rows that may still be on their way at the end: the last minutes'. */
    private static final int ON_THE_WAY = 15;
    /** Readings above the bounds before the product looks: each 256 rows, and a group of 64. */
    private static final long BESIDE = 512;

    private final Home home;
    private final Service service;
    private final DeviceId device;

    Kept(Home home, Service service) {
        this.home = home;
        this.service = service;
        this.device = home.plan().config().thing();
    }

    @Override
    public Law law() {
        return Law.L5;
    }

    @Override
    public String sentence() {
        return "a row leaves the device only once it is durable in the cloud; none is put"
                + " aside; what waits is bounded; in the end every committed row is there";
    }

    @Override
    public Optional<String> broken() {
        for (Disk.Key key : home.disk().takeClaimed()) {
            if (!service.archive().everHad(device, key)) {
                return Optional.of("has given up row " + key + ", which the cloud never stored");
            }
        }
        if (home.disk().quarantined() > 0) {
            return Optional.of("has put a row aside, and the cloud refuses none for good");
        }
        long most = home.disk().bounds().rows() + BESIDE;
        return home.disk().readings() > most
                ? Optional.of("keeps " + home.disk().readings() + " readings, want at most " + most)
                : Optional.empty();
    }

    @Override
    public Optional<String> brokenAtTheEnd() {
        Optional<Disk.Key> lost = home.disk().owed().stream().limit(Math.max(0, home.disk().owed()
                .size() - ON_THE_WAY)).filter(key -> !service.archive().everHad(device, key))
                .findFirst();
        long waiting = home.running().map(Start::waiting).orElse(0L);
        return lost.map(key -> "row " + key + " never came to the cloud").or(
                () -> waiting > ON_THE_WAY
                        ? Optional.of(waiting + " rows still wait: " + home.report())
                        : Optional.empty());
    }
}
