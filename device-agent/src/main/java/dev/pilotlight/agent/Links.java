package dev.pilotlight.agent;

import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.system.MachineTime;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.file.Path;

/** The way to the cloud that the configuration names. */
final class Links {
    private Links() {}

    static Uplink uplink(FirmwareConfig config, Path data, Outbox outbox, MachineTime time) {
        return Uplink.NONE;
    }
}
