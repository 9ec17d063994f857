package dev.pilotlight.agent.sensing;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * A value that a thermometer gave.
 *
 * @param takenAt uptime at which it was taken
 */
public record Reading(Temperature value, Duration takenAt) {
    /** Its age at {@code uptime}; never negative. */
    public Duration age(Duration uptime) {
        Duration age = uptime.minus(takenAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
