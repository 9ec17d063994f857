package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * One configured thermometer: what it says, corrected, and how far it is believed.
 *
 * @param staleAfter a reading older than that is no reading
 * @param trust at the last look
 */
public record Probe(String name, Sensing.Sensor settings, Duration staleAfter, Sensor sensor,
        Contrast contrast, Trust trust) {

    static Probe of(String name, Sensing.Sensor settings, Duration staleAfter) {
        return new Probe(name, settings, settings.staleAfter().orElse(staleAfter), Sensor.UNREAD,
                Contrast.NONE, Trust.UNREAD);
    }

    Probe measured(Temperature said, Duration takenAt) {
        Plausibility rules = rules();
        return rules.isPossible(said)
                ? with(sensor.measured(new Reading(said.plus(settings.offsetMilliK()), takenAt),
                        rules))
                : with(sensor.failed("reads " + said + ", possible is " + rules.least() + " to "
                        + rules.most()));
    }

    Probe failed(String why) {
        return with(sensor.failed(why));
    }

    Probe with(Trust found) {
        return found == trust
                ? this
                : new Probe(name, settings, staleAfter, sensor, contrast,
                        found);
    }

    /** Only a value that moves ends the doubt about one that stood still. */
    private Probe with(Sensor next) {
        boolean moved = !next.pulse().changedAt().equals(sensor.pulse().changedAt());
        Trust before = moved && trust == Trust.STUCK ? Trust.UNREAD : trust;
        return new Probe(name, settings, staleAfter, next, contrast, before);
    }

    /**
     * Set beside the others. What it said while it was outvoted tells of its fault and nothing of
     * the heater: one that is well again starts anew.
     */
    Probe compared(int difference, boolean running) {
        Contrast next = trust == Trust.DISAGREES
                ? Contrast.NONE
                : contrast.seen(difference, running);
        return new Probe(name, settings, staleAfter, sensor, next, trust);
    }

    /** How far it can be believed by itself. */
    Trust alone(Duration uptime, Driving driving) {
        Optional<Reading> last = sensor.last();
        if (last.isEmpty()) {
            return Trust.UNREAD;
        }
        if (last.get().age(uptime).compareTo(staleAfter) > 0) {
            return Trust.STALE;
        }
        boolean stuck = trust == Trust.STUCK
                || uptime.compareTo(sensor.pulse().stuckAt(driving)) >= 0;
        return isRoom() && stuck
                ? Trust.STUCK
                : Trust.GOOD;
    }

    /** The uptime until which that holds if nothing is heard of it. */
    Duration until(Driving driving) {
        Duration stale = sensor.last().map(Reading::takenAt).orElse(Duration.ZERO)
                .plus(staleAfter);
        Duration stuck = sensor.pulse().stuckAt(driving);
        return isRoom() && stuck.compareTo(stale) < 0 ? stuck : stale;
    }

    boolean isRoom() {
        return settings.kind() == Sensing.Kind.ROOM || settings.kind() == Sensing.Kind.SPARE;
    }

    int milliC() {
        return sensor.pulse().milliC();
    }

    private Plausibility rules() {
        return switch (settings.kind()) {
            case ROOM, SPARE, HUMIDITY, WINDOW -> Plausibility.ROOM;
            case OUTDOOR -> Plausibility.OUTDOOR;
            case FLOOR -> Plausibility.FLOOR;
        };
    }
}
