package dev.pilotlight.cloud.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What of a device is forgotten for good, however often it says it again. The device's clock alone
 * does not decide: it may be wrong, so what was stored goes by its number, and what comes live has
 * been measured since.
 *
 * @param until by the device's clock as it last went: what was late until then
 * @param points of each boot, the highest number that was stored
 * @param events likewise
 */
public record Erasure(Instant until, Map<String, Long> points, Map<String, Long> events) {
    /** A clock that is further off is not believed. */
    public static final Duration MOST_SKEW = Duration.ofDays(1);

    public Erasure {
        points = Map.copyOf(points);
        events = Map.copyOf(events);
    }

    /** Whether the point is forgotten; a late one had waited in the device's buffer. */
    public boolean coversPoint(String boot, long seq, Instant at, boolean late) {
        return isStored(points, boot, seq) || (late && !at.isAfter(until));
    }

    public boolean coversEvent(String boot, long seq, Instant at) {
        return isStored(events, boot, seq) || !at.isAfter(until);
    }

    private static boolean isStored(Map<String, Long> last, String boot, long seq) {
        return seq <= last.getOrDefault(boot, 0L);
    }
}
