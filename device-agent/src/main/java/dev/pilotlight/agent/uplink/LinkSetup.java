package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;

/**
 * What the link needs to know.
 *
 * @param link at least one broker
 * @param real time that is never scaled, for every timer of the link
 * @param shown the wall clock that people see, for time stamps
 */
public record LinkSetup(DeviceId thing, String tenant, LinkSettings link, TimeSource real,
        TimeSource shown) {}
