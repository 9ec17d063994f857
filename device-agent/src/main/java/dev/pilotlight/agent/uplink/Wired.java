package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.wire.DeviceEvent;
import dev.pilotlight.wire.DeviceEvents;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Point;
import dev.pilotlight.wire.ShadowMessages;
import dev.pilotlight.wire.ShadowUpdate;
import dev.pilotlight.wire.Telemetry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows and offers as payloads. Pure. */
final class Wired {
    private Wired() {}

    /** A batch of rows of one stream and boot. */
    static byte[] batch(List<OutboxRow> rows, boolean historical) {
        Row first = rows.getFirst().row();
        return switch (first.stream()) {
            case TELEMETRY -> Messages.write(new Telemetry(first.boot(), historical, rows.stream()
                    .map(row -> point(row.row())).toList()));
            case EVENT -> Messages.write(new DeviceEvents(first.boot(), rows.stream().map(
                    row -> event(row.row())).toList()));
        };
    }

    private static Point point(Row row) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        row.body().fields().keySet().forEach(name -> row.body().number(name)
                .ifPresent(value -> values.put(name, value)));
        return new Point(row.seq(), row.ts(), row.trusted(), values);
    }

    private static DeviceEvent event(Row row) {
        return new DeviceEvent(row.seq(), row.ts(), row.trusted(), row.body().string("kind")
                .orElse("unknown"), row.body().string("text").orElse(""));
    }

    static byte[] update(Offer offer, String token) {
        return ShadowMessages.write(new ShadowUpdate(offer.desired(), Optional.of(offer
                .reported()), offer.version(), Optional.of(token), ShadowUpdate.Clear.NOTHING));
    }
}
