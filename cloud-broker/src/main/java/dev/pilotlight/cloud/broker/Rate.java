package dev.pilotlight.cloud.broker;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A rate with a burst, kept as the moment at which the next is due (the generic cell rate
 * algorithm, ITU-T I.371): being early by less than the burst is fine. The burst is there from the
 * start. All times in nanoseconds of uptime. Not for two threads at once.
 */
final class Rate {
    private final long every;
    private final long tolerance;
    private long due;

    /** One each {@code every}, {@code burst} at once. */
    Rate(Duration every, int burst) {
        this.every = every.toNanos();
        this.tolerance = this.every * (burst - 1L);
        // Uptime begins at zero: with a due of zero the first seconds would have no burst.
        this.due = -tolerance;
    }

    /**
     * How long whoever comes now must wait; counts that one with its weight. Empty when it would be
     * longer than {@code most}: then it is not counted.
     */
    OptionalLong take(long now, int weight, long most) {
        long wait = ahead(now);
        if (wait > most) {
            return OptionalLong.empty();
        }
        count(now, weight);
        return OptionalLong.of(wait);
    }

    /** How long whoever comes now would have to wait; counts nobody. */
    long ahead(long now) {
        return Math.max(0, Math.max(due, now - tolerance) - now);
    }

    /** Counts one with its weight, however long it must wait. */
    void count(long now, int weight) {
        due = Math.max(due, now - tolerance) + every * weight;
    }

    /** One that was counted does not count after all. */
    void giveBack() {
        due -= every;
    }

    /** Whether one may pass at once; counts it when it may. */
    boolean admits(long now) {
        return take(now, 1, 0).isPresent();
    }
}
