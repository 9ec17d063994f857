package dev.pilotlight.cloud.presence;

import dev.pilotlight.wire.Presence;
import java.time.Instant;

/**
 * The last word on a device's presence and when the cloud took note of it.
 *
 * @param presence what was said, by the device or by its will
 * @param since when the cloud first heard this state of this session, by the cloud's clock
 */
public record Sighting(Presence presence, Instant since) {}
