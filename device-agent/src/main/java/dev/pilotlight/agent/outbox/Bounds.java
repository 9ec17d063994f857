package dev.pilotlight.agent.outbox;

import java.time.Duration;

/**
 * How much may wait for the cloud. When it is more, every second of the oldest telemetry rows is
 * thinned out, again and again, so that a long outage is remembered more coarsely but never
 * forgotten; events, alarms and edits are never dropped, and each thinning leaves an event.
 *
 * @param rows telemetry and events together
 */
public record Bounds(long rows) {
    private static final long LEAST = 1_000;
    /** About 60 MB on disk. */
    private static final long MOST = 260_000;

    /** Enough for {@code keep} of points {@code every} so often. */
    public static Bounds of(Duration keep, Duration every) {
        long wanted = keep.toMillis() / Math.max(1, every.toMillis());
        return new Bounds(Math.clamp(wanted, LEAST, MOST));
    }

    /** How many of the oldest telemetry rows to thin to half; 0 while all is within bounds. */
    public long oldestToThin(long waiting) {
        long excess = waiting - rows;
        return excess <= 0 ? 0 : Math.max(2 * excess, rows / 5);
    }
}
