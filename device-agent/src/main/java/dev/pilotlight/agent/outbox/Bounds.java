package dev.pilotlight.agent.outbox;

import java.time.Duration;

/**
 * How much may be kept, in readings and in bytes of the file. What the cloud has goes first. When
 * what waits for it is too much, every second of the oldest readings is thinned out, again and
 * again, so that a long outage is remembered more coarsely but never forgotten; events, alarms and
 * edits are never dropped, and each thinning leaves an event.
 *
 * @param rows readings, delivered or not
 * @param bytes what the file may use
 */
public record Bounds(long rows, long bytes) {
    /** A week of ten-second points, for people, however little is to be kept for the cloud. */
    private static final long LEAST = 60_480;
    private static final long MOST = 2_000_000;
    /** Thirty days of a reading each ten seconds are less than this. */
    private static final long FILE_BYTES = 60L << 20;
    /** Pruning more than needed makes it seldom: this part of all. */
    private static final int SLACK = 20;

    /** Enough for at least {@code keep} of points {@code every} so often. */
    public static Bounds of(Duration keep, Duration every) {
        long wanted = keep.toMillis() / Math.max(1, every.toMillis());
        return new Bounds(Math.clamp(wanted, LEAST, MOST), FILE_BYTES);
    }

    /** How many readings are too many; 0 while they are within bounds. */
    public long excessRows(long kept) {
        return kept <= rows ? 0 : kept - rows + rows / SLACK;
    }

    /** How many of so many readings to forget so that the file needs no more than its bytes. */
    public long excessOfBytes(long used, long kept) {
        if (used <= bytes || kept == 0) {
            return 0;
        }
        long target = bytes - bytes / SLACK;
        return Math.min(kept, Math.ceilDiv((used - target) * kept, used));
    }

    /** How many of the oldest waiting readings to thin to half, so that {@code excess} go. */
    public long oldestToThin(long excess) {
        return excess <= 0 ? 0 : Math.max(2 * excess, rows / 5);
    }
}
