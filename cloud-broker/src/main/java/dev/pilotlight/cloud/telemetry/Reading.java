package dev.pilotlight.cloud.telemetry;

import dev.pilotlight.twin.Doc;
import java.time.Instant;

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

    /**
     * Whether this tells more of the present than the other: live rather than late, and came later.
     * The device's clock has no say, since it may be wrong.
     */
    public boolean isNewerThan(Reading other) {
        if (historical != other.historical) {
            return other.historical;
        }
        return historical ? at.isAfter(other.at) : !stored.isBefore(other.stored);
    }
}
