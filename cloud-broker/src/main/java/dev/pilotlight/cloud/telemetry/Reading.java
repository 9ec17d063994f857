package dev.pilotlight.cloud.telemetry;

import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One stored point of a device; (device, boot, seq) names it for ever.
 *
 * @param at by the device's clock
 * @param trusted whether that clock was known to be right
 * @param historical whether it waited while the cloud was away
 * @param values by name, such as {@code room}
 * @param stored when the cloud stored it, by the cloud's clock
 */
public record Reading(String boot, long seq, Instant at, boolean trusted, boolean historical,
        Doc.Obj values, Instant stored) {

    /** The values that are numbers. */
    public Map<String, Double> measures() {
        Map<String, Double> measures = new HashMap<>();
        values.fields().keySet().forEach(name -> values.number(name)
                .ifPresent(number -> measures.put(name, number.doubleValue())));
        return measures;
    }

    /**
     * Whether this was measured later than the other: by its number within a boot; else live rather
     * than late, and came later. The device's clock has a say among late points of several boots
     * alone, since it may be wrong.
     */
    public boolean isNewerThan(Reading other) {
        if (boot.equals(other.boot)) {
            return seq > other.seq;
        }
        if (historical != other.historical) {
            return other.historical;
        }
        return historical ? at.isAfter(other.at) : !stored.isBefore(other.stored);
    }
}
