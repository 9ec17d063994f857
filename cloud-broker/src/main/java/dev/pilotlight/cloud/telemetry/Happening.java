package dev.pilotlight.cloud.telemetry;

import java.time.Instant;

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
        String text, Instant stored) {}
