package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;
import java.util.Optional;

/** What the fleet knows, for people to look at. Any thread. */
public interface Board {
    /** Empty for a device that has not been heard or edited since this process started. */
    Optional<DeviceView> view(DeviceId device);
}
