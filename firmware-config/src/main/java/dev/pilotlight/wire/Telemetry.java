package dev.pilotlight.wire;

import java.util.List;

/**
 * A batch of points; its PUBACK means that all of them are stored.
 *
 * @param boot names one run of the device; (device, boot, seq) names a point for ever
 * @param historical whether it waited while the cloud was away
 */
public record Telemetry(String boot, boolean historical, List<Point> points) {
    public Telemetry {
        points = List.copyOf(points);
    }
}
