package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.units.DeviceId;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Law L5: the newest reading that people are shown is one that is durable, and of one start of a
 * device a newer one is never followed by an older one, however often rows come again or late.
 */
final class Newest implements Rule {
    private final DeviceId device;
    private final Service service;
    private final SortedMap<String, Long> highest = new TreeMap<>();
    private Optional<Disk.Key> last = Optional.empty();
    private int restores;

    Newest(Home home, Service service) {
        this.device = home.plan().config().thing();
        this.service = service;
    }

    @Override
    public Law law() {
        return Law.L5;
    }

    @Override
    public String sentence() {
        return "the newest reading that the cloud shows is durable, and does not go back";
    }

    @Override
    public Optional<String> broken() {
        Optional<SimCloud> cloud = service.cloud();
        if (cloud.isEmpty()) {
            return Optional.empty();
        }
        if (cloud.get().restores() != restores) {
            restores = cloud.get().restores();
            highest.clear();
        }
        Optional<Disk.Key> shown = cloud.get().newest(device).filter(key -> !last.equals(Optional
                .of(key)));
        last = shown.or(() -> last);
        return shown.flatMap(this::wrong);
    }

    private Optional<String> wrong(Disk.Key shown) {
        if (!service.archive().everHad(device, shown)) {
            return Optional.of("is shown with reading " + shown + ", which was never stored");
        }
        long before = highest.getOrDefault(shown.boot(), 0L);
        highest.merge(shown.boot(), shown.seq(), Math::max);
        return shown.seq() < before
                ? Optional.of("is shown with reading " + shown + " after number " + before
                        + " of the same start")
                : Optional.empty();
    }
}
