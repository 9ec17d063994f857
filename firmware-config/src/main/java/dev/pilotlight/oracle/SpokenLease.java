package dev.pilotlight.oracle;

import dev.pilotlight.schedule.Lease;
import java.time.Instant;

/**
 * A target that the cloud lends, as the device received it.
 *
 * @param made when, by its maker's clock
 * @param received when, by the device
 */
public record SpokenLease(Lease lease, Instant made, ClockReading received) {}
