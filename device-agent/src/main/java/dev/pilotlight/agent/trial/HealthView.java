package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.core.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads the thermostat's health off what it shows. The cloud is not looked at. */
public final class HealthView {
    /** During these no trial begins. */
    private static final Set<String> FAULTS = Set.of("overheat", "frost", "relay-stuck", "no-heat",
            "sensor-stale", "relay-mismatch", "floor-hot");
    private static final Set<String> RELAYS = Set.of("relay-stuck", "relay-mismatch");
    private static final Duration LATEST = Duration.ofSeconds(5);

    private HealthView() {}

    /**
     * The health between two looks that lie at least one tick apart.
     *
     * @param before what it showed at the look before, of the same start
     */
    public static Health of(Status before, Status now) {
        List<String> hazards = now.health().hazards().stream().map(Status.Hazard::kind).toList();
        return new Health(now.room().fresh(), hazards.stream().noneMatch(RELAYS::contains),
                isOnTime(before.health().beat(), now.health().beat()), room(before, now, hazards),
                hazards.stream().anyMatch(FAULTS::contains));
    }

    private static boolean isOnTime(Status.Beat before, Status.Beat now) {
        boolean worse = now.worst().compareTo(before.worst()) > 0
                && now.worst().compareTo(LATEST) > 0;
        return now.ticks() > before.ticks() && !worse;
    }

    private static Health.Room room(Status before, Status now, List<String> hazards) {
        if (hazards.contains("no-heat") || hazards.contains("overheat")) {
            return Health.Room.WRONG;
        }
        boolean heats = before.drive().readBack().heats() && now.drive().readBack().heats();
        return heats && now.room().value().isPresent() && before.room().value().isPresent()
                && !now.room().value().get().isBelow(before.room().value().get())
                        ? Health.Room.RIGHT
                        : Health.Room.UNKNOWN;
    }
}
