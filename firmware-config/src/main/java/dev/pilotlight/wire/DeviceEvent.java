package dev.pilotlight.wire;

import java.time.Instant;

/**
 * Something that happened on the device.
 *
 * @param seq counts from 1 without holes within one boot, apart from the telemetry's
 * @param kind a stable word for programs, such as {@code sensor-stale}
 * @param text a sentence for people
 */
public record DeviceEvent(long seq, Instant at, boolean clockTrusted, String kind, String text) {}
