package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Erasure;
import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded.Malformed;
import dev.pilotlight.units.Decoded.Ok;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.DeviceEvent;
import dev.pilotlight.wire.DeviceEvents;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Point;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Telemetry;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a device's message comes to; pure. */
final class MessageRules {
    /** Where a boot's name stands in events that the cloud made; no device calls itself so. */
    private static final String CLOUD = "(cloud)";

    private MessageRules() {}

    static Plan<Receipt> message(Topic topic, byte[] payload, Memory memory, Instant now) {
        return switch (topic) {
            case Topic.Shadow shadow -> ShadowRules.message(shadow, payload, memory, now);
            // The dispatch answers it; here it only proves that the device is there.
            case Topic.Job _ -> Plan.nothing(memory, Receipt.Stored.DONE);
            case Topic.TelemetryOf(String _, DeviceId device) ->
                switch (Messages.telemetry(payload)) {
                    case Ok<Telemetry>(Telemetry telemetry) ->
                        readings(device, telemetry, memory, now);
                    case Malformed<Telemetry>(var problems) -> malformed(memory, problems);
                };
            case Topic.EventsOf(String _, DeviceId device) -> switch (Messages.events(payload)) {
                case Ok<DeviceEvents>(DeviceEvents events) -> events(device, events, memory, now);
                case Malformed<DeviceEvents>(var problems) -> malformed(memory, problems);
            };
            case Topic.StateOf(String _, DeviceId device) -> switch (Messages.presence(payload)) {
                case Ok<Presence>(Presence presence) -> seen(device, presence, memory, now);
                case Malformed<Presence>(var problems) -> malformed(memory, problems);
            };
        };
    }

    private static Plan<Receipt> readings(DeviceId device, Telemetry telemetry, Memory memory,
            Instant now) {
        List<Reading> rows = telemetry.points().stream()
                .filter(point -> !isErased(memory, telemetry, point))
                .map(point -> reading(telemetry, point, now)).toList();
        if (rows.isEmpty()) {
            return Plan.nothing(memory, Receipt.Stored.DONE);
        }
        Memory after = memory;
        for (Reading row : rows) {
            after = after.with(row);
        }
        return Plan.keep(new Entry.Readings(device, rows), after, new News.Points(device, rows),
                Receipt.Stored.DONE);
    }

    private static boolean isErased(Memory memory, Telemetry telemetry, Point point) {
        return memory.erasure().filter(gone -> gone.coversPoint(telemetry.boot(), point.seq(),
                point.at(), telemetry.historical())).isPresent();
    }

    private static Reading reading(Telemetry telemetry, Point point, Instant now) {
        SortedMap<String, Doc> values = new TreeMap<>();
        point.values().forEach((name, value) -> values.put(name, Doc.num(value)));
        return new Reading(telemetry.boot(), point.seq(), point.at(), point.clockTrusted(),
                telemetry.historical(), new Doc.Obj(values), now);
    }

    private static Plan<Receipt> events(DeviceId device, DeviceEvents events, Memory memory,
            Instant now) {
        List<Happening> rows = events.events().stream()
                .filter(event -> memory.erasure().filter(gone -> gone.coversEvent(events.boot(),
                        event.seq(), event.at())).isEmpty())
                .map(event -> happening(events.boot(), event, now)).toList();
        if (rows.isEmpty()) {
            return Plan.nothing(memory, Receipt.Stored.DONE);
        }
        return Plan.keep(new Entry.Happenings(device, rows), memory,
                new News.Events(device, rows), Receipt.Stored.DONE);
    }

    /**
     * What the cloud itself saw of a device; its number is the moment, which the cloud's goes by.
     */
    static Plan<Receipt> seenHere(DeviceId device, String kind, String text, Memory memory,
            Instant now) {
        List<Happening> rows = List.of(
                new Happening(CLOUD, now.toEpochMilli(), now, true, kind, text, now));
        return Plan.keep(new Entry.Happenings(device, rows), memory,
                new News.Events(device, rows), Receipt.Stored.DONE);
    }

    /**
     * Forgets all of the device. It is told that its shadows are gone, as at AWS, so that it can
     * report anew at once.
     */
    static Plan<Receipt> erase(DeviceId device, Memory memory, Instant now) {
        Instant until = memory.byItsClock(now);
        List<Plan.Outgoing> gone = memory.shadows().entrySet().stream()
                .filter(shadow -> shadow.getValue().present())
                .map(shadow -> new Plan.Outgoing(
                        Topics.shadow(device, shadow.getKey(), "delete/accepted"),
                        Doc.Obj.of("version", Doc.num(shadow.getValue().version()), "timestamp",
                                Doc.num(now.getEpochSecond()))))
                .toList();
        return new Plan<>(Optional.of(new Entry.Erased(device, now, until)),
                memory.erased(now, new Erasure(until, Map.of(), Map.of())), gone, List.of(),
                Receipt.Stored.DONE);
    }

    private static Happening happening(String boot, DeviceEvent event, Instant now) {
        return new Happening(boot, event.seq(), event.at(), event.clockTrusted(), event.kind(),
                event.text(), now);
    }

    private static Plan<Receipt> seen(DeviceId device, Presence said, Memory memory, Instant now) {
        Optional<Sighting> after = PresenceRules.after(memory.sighting(), said, now);
        if (after.equals(memory.sighting()) || after.isEmpty()) {
            return Plan.nothing(memory, Receipt.Stored.DONE);
        }
        return Plan.keep(new Entry.Seen(device, after.get()), memory.with(after.get()),
                new News.Presence(device), Receipt.Stored.DONE);
    }

    private static Plan<Receipt> malformed(Memory memory, List<Problem> problems) {
        return Plan.nothing(memory, new Receipt.Malformed(problems));
    }
}
