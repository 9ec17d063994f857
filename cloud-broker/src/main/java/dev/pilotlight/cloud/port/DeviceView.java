package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.Optional;

/**
 * A device as the fleet knows it at this moment.
 *
 * @param heardAt uptime at which this cloud process last heard it; empty when never
 */
public record DeviceView(DeviceId device, Memory memory, Optional<Duration> heardAt) {}
