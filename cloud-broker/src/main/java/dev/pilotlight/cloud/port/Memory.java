package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Shadow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the fleet knows of one device.
 *
 * @param shadows by name; the unnamed one has the empty name
 * @param latest the newest point
 * @param erasure what is forgotten, and stays so when the device says it again
 */
public record Memory(SortedMap<String, Shadow> shadows, Optional<Sighting> sighting,
        Optional<Reading> latest, Optional<Erasure> erasure) {
    public static final Memory EMPTY = new Memory(new TreeMap<>(), Optional.empty(),
            Optional.empty(), Optional.empty());

    public Memory {
        shadows = Collections.unmodifiableSortedMap(new TreeMap<>(shadows));
    }

    public Shadow shadow(String name) {
        return shadows.getOrDefault(name, Shadow.NONE);
    }

    public Memory with(String name, Shadow shadow) {
        SortedMap<String, Shadow> changed = new TreeMap<>(shadows);
        changed.put(name, shadow);
        return new Memory(changed, sighting, latest, erasure);
    }

    public Memory with(Sighting seen) {
        return new Memory(shadows, Optional.of(seen), latest, erasure);
    }

    /** With that point, if it tells more of the present than the one known. */
    public Memory with(Reading reading) {
        boolean newer = latest.isEmpty() || reading.isNewerThan(latest.get());
        return newer
                ? new Memory(shadows, sighting, Optional.of(reading), erasure)
                : this;
    }

    /** With everything forgotten that was said until now; versions count on. */
    public Memory erased(Instant now, Erasure forgotten) {
        SortedMap<String, Shadow> emptied = new TreeMap<>(shadows);
        emptied.replaceAll((_, shadow) -> shadow.erased(now));
        return new Memory(emptied, sighting, Optional.empty(), Optional.of(forgotten));
    }

    /**
     * That moment by the device's clock, as far as its last live point shows how that goes.
     */
    public Instant byItsClock(Instant moment) {
        return latest.filter(point -> !point.historical())
                .map(point -> Duration.between(point.stored(), point.at()))
                .filter(skew -> skew.abs().compareTo(Erasure.MOST_SKEW) <= 0)
                .map(moment::plus).orElse(moment);
    }
}
