package dev.pilotlight.twin;

import java.time.Duration;
import java.time.Instant;

/**
 * A hybrid logical clock as a value: {@code tick} for an edit made here, {@code receive} for a
 * stamp that came from the other side.
 *
 * <p>
 * A stamp from a clock that is further ahead than {@link #MAX_AHEAD} does not pull this clock
 * along: one wrong clock must not win every later merge. Persist {@link #last} and it is monotone
 * over restarts too.
 */
public record HybridClock(Hlc last) {
    /** How far ahead of the wall clock a foreign stamp may be. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(1);

    /** The clock after a local edit at {@code wall}; its {@link #last} stamps the edit. */
    public HybridClock tick(Instant wall) {
        return new HybridClock(last.next(wall.toEpochMilli()));
    }

    /** The clock after a stamp from the other side was seen at {@code wall}. */
    public HybridClock receive(Hlc foreign, Instant wall) {
        boolean tooFarAhead = foreign.millis() > wall.plus(MAX_AHEAD).toEpochMilli();
        return tooFarAhead || foreign.compareTo(last) <= 0 ? this : new HybridClock(foreign);
    }
}
