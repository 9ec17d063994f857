package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;

/** Where the service itself reports what people must know of a device. Any thread. */
public interface Alarms {
    /**
     * Keeps an event of the device that the cloud saw, and shows it.
     *
     * @param kind a stable word for programs
     * @param text a sentence for people
     */
    void raise(DeviceId device, String kind, String text);
}
