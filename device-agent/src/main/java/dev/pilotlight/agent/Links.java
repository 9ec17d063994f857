package dev.pilotlight.agent;

import dev.pilotlight.agent.mqtt.PahoUplink;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.system.MachineTime;
import dev.pilotlight.agent.uplink.JobDesk;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.LinkSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** The way to the cloud that the configuration names. */
final class Links {
    private Links() {}

    /** No broker, no link; without an identity the link waits until there is one. */
    static Uplink uplink(FirmwareConfig config, Path data, Outbox outbox, MachineTime time,
            ConfigDoor configurations) {
        LinkSettings link = config.connections().link();
        return link.brokers().isEmpty()
                ? Uplink.NONE
                : new PahoUplink(new LinkSetup(config.thing(), config.tenant(), link, time.real(),
                        time), data.resolve("identity"), outbox,
                        new JobDesk(config.thing(),
                                configurations),
                        new SplittableRandom(
                                new SecureRandom().nextLong()));
    }
}
