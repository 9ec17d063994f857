package dev.pilotlight.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/** When a local time is, on the days that the clocks change too. Pure. */
final class LocalTimes {
    private LocalTimes() {}

    /**
     * A time in a gap is the gap's end, so that the order of two entries survives it (java.time
     * alone would shift 02:15 behind 03:00); a time that comes twice is the first one.
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (!offsets.isEmpty()) {
            return local.toInstant(offsets.getFirst());
        }
        ZoneOffsetTransition gap = rules.getTransition(local);
        return gap.getInstant();
    }
}
