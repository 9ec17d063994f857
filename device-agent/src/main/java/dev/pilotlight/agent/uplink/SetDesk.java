package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * With a broker that knows no twins: what holds is told on retained topics, one a shadow, and one
 * topic takes wishes. A wish is {@code {"target": 21.5, "minutes": 90}} or has an {@code until}; it
 * is a lease like an operator's (law L4). A retained wish is not heard: nobody can tell how old it
 * is.
 */
final class SetDesk implements Dialect {
    private final DeviceId thing;
    private final String tenant;
    private final TimeSource shown;
    private final NavigableMap<String, Offer> waiting = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private long version;

    SetDesk(DeviceId thing, String tenant, TimeSource shown) {
        this.thing = thing;
        this.tenant = tenant;
        this.shown = shown;
    }

    @Override
    public List<String> filters() {
        return List.of(Topics.set(tenant, thing));
    }

    @Override
    public void ask(String shadow) {
        asked.add(shadow);
        waiting.remove(shadow);
    }

    @Override
    public void publish(Offer offer) {
        waiting.put(offer.shadow(), offer);
    }

    @Override
    public Optional<Request> next(Duration now) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Offer offer = waiting.pollFirstEntry().getValue();
        return Optional.of(new Request(offer.shadow(), new Line.Message(Topics.reported(tenant,
                thing, offer.shadow()), Payload.of(Codec.write(known(offer.reported()))), true)));
    }

    @Override
    public Optional<Duration> wanted(Duration now) {
        return asked.isEmpty() && waiting.isEmpty() ? Optional.empty() : Optional.of(now);
    }

    /** Nulls mean "forget" in a merge patch; here they would be read. */
    private static Doc.Obj known(Doc.Obj patch) {
        SortedMap<String, Doc> known = new TreeMap<>();
        patch.fields().forEach((key, value) -> {
            if (value instanceof Doc.Obj inner) {
                known.put(key, known(inner));
            } else if (!(value instanceof Doc.Null)) {
                known.put(key, value);
            }
        });
        return new Doc.Obj(known);
    }

    @Override
    public Optional<Event> heard(Line.Message message, Duration now) {
        if (message.retained() || !message.topic().equals(Topics.set(tenant, thing))) {
            return Optional.empty();
        }
        return Optional.of(Codec.parseObject(message.payload().bytes()).toOptional().map(
                this::judged).orElseGet(
                        () -> refused("is not JSON, want {\"target\":21,"
                                + "\"minutes\":60}")));
    }

    private Event judged(Doc.Obj wish) {
        return switch (BrokerWish.lease(wish, shown.now().wall())) {
            case Decoded.Ok<Doc.Obj>(Doc.Obj lease) -> new Event.Wished(lease);
            case Decoded.Malformed<Doc.Obj>(List<Problem> problems) -> refused(problems.stream()
                    .map(Problem::toString).collect(Collectors.joining("; ")));
        };
    }

    private static Event refused(String why) {
        return new Event.Noticed("edit-refused", "from the broker: " + why);
    }

    @Override
    public Optional<Event> landed(String shadow, int reason) {
        return Optional.of(reason < 0x80
                ? new Event.Accepted(shadow, ++version)
                : new Event.Refused(shadow, reason, "the broker refused the message"));
    }

    /** There is nothing to wait for: no document is the answer. */
    @Override
    public Optional<Event> silent(Duration now) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String shadow = asked.removeFirst();
        return Optional.of(new Event.NoDocument(shadow));
    }
}
