package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * What a preset means.
 *
 * @param lasts how long it holds when chosen by hand; empty for up to the next change (away: until
 *        told otherwise)
 */
public record PresetSetting(Level level, Optional<Duration> lasts) {
    /** The farthest that a preset may lie from what would hold without it, in milli-kelvin. */
    public static final int MOST_OFFSET_MILLI_K = 5_000;
    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofHours(12);

    /** A temperature, or a distance from another. */
    public sealed interface Level {
        /** A target for heating and one for cooling: 16 °C for nobody is no wish to cool to it. */
        record Fixed(Temperature heat, Temperature cool) implements Level {}

        /**
         * So much more than what would hold without it, in milli-kelvin: warmer while heating,
         * cooler while cooling. In a schedule entry it counts from the preset home.
         */
        record Offset(int milliK) implements Level {
            public Offset {
                if (Math.abs(milliK) > MOST_OFFSET_MILLI_K) {
                    throw new IllegalArgumentException("is " + milliK + " mK, want -"
                            + MOST_OFFSET_MILLI_K + " to " + MOST_OFFSET_MILLI_K);
                }
            }
        }
    }
}
