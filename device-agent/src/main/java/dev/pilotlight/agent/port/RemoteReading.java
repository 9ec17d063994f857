package dev.pilotlight.agent.port;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * What a sensor that is not wired to this device says, such as one of the home's other programs.
 *
 * @param sensor its name in the configuration
 * @param age how long ago it was taken
 */
public record RemoteReading(String sensor, Said said, Duration age) {
    /** Older ones are refused: they are history. */
    public static final Duration OLDEST = Duration.ofHours(1);

    /** A temperature, or a number with a meaning of its own. */
    public sealed interface Said {
        /** Of a thermometer. */
        record Warm(Temperature value) implements Said {}

        /** Of a hygrometer in percent, or of a window's contact: 1 for open, 0 for closed. */
        record Fact(int value) implements Said {}
    }
}
