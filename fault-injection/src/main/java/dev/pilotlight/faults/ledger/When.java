package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment on the script's two clocks.
 *
 * @param real monotonic time since the script began
 * @param shown the simulated time of the house
 */
public record When(Duration real, Instant shown) implements Comparable<When> {

    /** Real time from an earlier moment to this one. */
    public Duration since(When earlier) {
        return real.minus(earlier.real);
    }

    /** Simulated time from an earlier moment to this one. */
    public Duration shownSince(When earlier) {
        return Duration.between(earlier.shown, shown);
    }

    /** Whether it is after the other, by the real clock. */
    public boolean isAfter(When other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(When other) {
        return real.compareTo(other.real);
    }
}
