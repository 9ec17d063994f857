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
        return isTooFarAhead(foreign, wall) || foreign.compareTo(last) <= 0
                ? this
                : new HybridClock(foreign);
    }

    /**
     * The edit as it may be merged at {@code wall}: one whose stamp is further ahead than
     * {@link #MAX_AHEAD} was made by a clock that cannot be trusted, whatever it says of itself.
     */
    public static Edit believed(Edit foreign, Instant wall) {
        Stamp stamp = foreign.stamp();
        return isTooFarAhead(stamp.hlc(), wall)
                ? new Edit(foreign.value(), new Stamp(stamp.base(), stamp.hlc(), stamp.by(), false))
                : foreign;
    }

    private static boolean isTooFarAhead(Hlc foreign, Instant wall) {
        return foreign.millis() > wall.plus(MAX_AHEAD).toEpochMilli();
    }
}
