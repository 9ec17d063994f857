package dev.pilotlight.config;

import java.time.Duration;

/**
 * What is recorded and sent.
 *
 * @param every how often a point is recorded
 * @param keep how long the device keeps points that the cloud has not taken
 */
public record TelemetrySettings(Duration every, Duration keep) {
    public static final TelemetrySettings DEFAULTS = new TelemetrySettings(Duration.ofSeconds(10),
            Duration.ofDays(30));
}
