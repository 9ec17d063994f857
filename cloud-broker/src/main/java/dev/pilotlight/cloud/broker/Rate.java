package dev.pilotlight.cloud.broker;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A rate with a burst, kept as the moment at which the next is due (the generic cell rate
 * algorithm, ITU-T I.371): being early by less than the burst is fine. All times in nanoseconds of
 * uptime. Not for two threads at once.
 */
final class Rate {
    private final long every;
    private final long tolerance;
    private long due;

    /** One each {@code every}, {@code burst} at once. */
    Rate(Duration every, int burst) {
        this.every = every.toNanos();
        this.tolerance = this.every * (burst - 1L);
    }

    /**
     * How long whoever comes now must wait; counts that one with its weight. Empty when it would be
     * longer than {@code most}: then it is not counted.
     */
    OptionalLong take(long now, int weight, long most) {
        long mine = Math.max(due, now - tolerance);
        long wait = Math.max(0, mine - now);
        if (wait > most) {
            return OptionalLong.empty();
        }
        due = mine + every * weight;
        return OptionalLong.of(wait);
    }

    /** Whether one may pass at once; counts it when it may. */
    boolean admits(long now) {
        return take(now, 1, 0).isPresent();
    }
}
