package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.units.DeviceId;
import java.util.List;

/** Where people who watch learn of changes. Any thread; returns at once, never fails. */
public interface LiveFeed {
    void tell(News news);

    /** What has just become durable, or was just heard. */
    sealed interface News {
        DeviceId device();

        /** The device was heard, or its presence changed. */
        record Presence(DeviceId device) implements News {}

        record Points(DeviceId device, List<Reading> rows) implements News {
            public Points {
                rows = List.copyOf(rows);
            }
        }

        record Events(DeviceId device, List<Happening> rows) implements News {
            public Events {
                rows = List.copyOf(rows);
            }
        }

        record Twin(DeviceId device, String shadow, long version) implements News {}
    }
}
