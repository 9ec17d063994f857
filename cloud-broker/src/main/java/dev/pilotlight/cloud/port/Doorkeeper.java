package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;

/** Who may show a device the door. Any thread; returns at once. */
public interface Doorkeeper {
    /** Ends the device's connection, if it has one, and forgets its session. */
    void expel(DeviceId device, String why);
}
