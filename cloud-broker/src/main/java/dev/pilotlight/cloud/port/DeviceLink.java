package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;

/** The way back to devices. Any thread; every call returns at once. */
public interface DeviceLink {
    /** Sends to that device alone, if it is there and subscribed; it may get lost. */
    void send(DeviceId device, String topic, byte[] payload);
}
