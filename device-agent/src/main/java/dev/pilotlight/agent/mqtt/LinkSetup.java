package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Path;

/**
 * What the link needs to know.
 *
 * @param link at least one broker
 * @param identity directory of key and certificates; may be filled later
 * @param real time that is never scaled, for every timer of the link
 * @param shown the wall clock that people see, for time stamps
 */
public record LinkSetup(DeviceId thing, String tenant, LinkSettings link, Path identity,
        TimeSource real, TimeSource shown) {}
