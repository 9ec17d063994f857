package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.List;

/** What is to be made durable; each is written whole or not at all. */
public sealed interface Entry {
    DeviceId device();

    /** Points; those that are stored already are left as they are. */
    record Readings(DeviceId device, List<Reading> rows) implements Entry {
        public Readings {
            rows = List.copyOf(rows);
        }
    }

    /** Events; those that are stored already are left as they are. */
    record Happenings(DeviceId device, List<Happening> rows) implements Entry {
        public Happenings {
            rows = List.copyOf(rows);
        }
    }

    /** A shadow as it now is. */
    record Twin(DeviceId device, String name, Shadow shadow) implements Entry {}

    /**
     * Everything that the device said, and all that its shadows hold, is gone.
     *
     * @param at when, by the cloud's clock
     * @param until the same moment by the device's clock
     */
    record Erased(DeviceId device, Instant at, Instant until) implements Entry {}

    /** A device's presence as it now is. */
    record Seen(DeviceId device, Sighting sighting) implements Entry {}
}
