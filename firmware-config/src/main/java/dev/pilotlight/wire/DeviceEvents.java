package dev.pilotlight.wire;

import java.util.List;

/** A batch of events; its PUBACK means that all of them are stored. */
public record DeviceEvents(String boot, List<DeviceEvent> events) {
    public DeviceEvents {
        events = List.copyOf(events);
    }
}
