package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;

/**
 * A target that the cloud lends the device, with its end: law L4. When it ends, or was late, it has
 * no effect.
 *
 * @param by who asked, for people, such as {@code app:ada}
 */
public record Lease(Temperature target, Instant until, String by) {
    /** The longest lease that is accepted. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** As long a one, on a clock that was found to be wrong by {@code step}. */
    public Lease movedBy(Duration step) {
        return new Lease(target, until.plus(step), by);
    }

    /** Whether it still asks for anything at {@code wall}; its end is exclusive. */
    public boolean isActive(Instant wall) {
        return wall.isBefore(until);
    }
}
