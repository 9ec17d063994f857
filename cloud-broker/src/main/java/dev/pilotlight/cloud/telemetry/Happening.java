package dev.pilotlight.cloud.telemetry;

import java.time.Instant;
import java.util.Set;

/**
 * One stored event of a device; (device, boot, seq) names it for ever.
 *
 * @param at by the device's clock
 * @param trusted whether that clock was known to be right
 * @param kind a stable word for programs
 * @param text a sentence for people
 * @param stored when the cloud stored it, by the cloud's clock
 */
public record Happening(String boot, long seq, Instant at, boolean trusted, String kind,
        String text, Instant stored) {
    private static final String IN_THE_HOUSE = "in the house: ";
    private static final Set<String> BY_A_PERSON = Set.of("config-declined", "config-postponed");

    /** Whether somebody in the house did it: such acts belong into the audit. */
    public boolean isResidents() {
        return (kind.equals("edit") && text.startsWith(IN_THE_HOUSE))
                || BY_A_PERSON.contains(kind)
                || (kind.equals("config-rolled-back") && text.contains("sent back by"));
    }
}
