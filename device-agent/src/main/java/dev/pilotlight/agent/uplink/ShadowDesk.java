package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.ShadowMessages;
import dev.pilotlight.wire.ShadowState;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests about shadows on one connection: one under way for each shadow, recognised by its client
 * token, since every writer's answers come to every subscriber. Link's thread.
 */
final class ShadowDesk implements Dialect {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(5);
    /** Updates of one shadow are no closer than this, however fast the clock is made to run. */
    private static final Duration SPACING = Duration.ofMillis(300);

    private static final class Slot {
        private boolean ask;
        private @Nullable Offer offer;
        private String token = "";
        private Duration sent = Duration.ZERO;
        private Duration notBefore = Duration.ZERO;
        private boolean waits;
        private boolean busy;
        private Known known = Known.NOTHING;
        private @Nullable Offer sentOffer;

        private boolean hasRequest() {
            return ask || offer != null;
        }

        private boolean isBusy() {
            return waits || hasRequest();
        }
    }

    private final DeviceId thing;
    private final String prefix;
    private final SortedMap<String, Slot> slots = new TreeMap<>();
    private long tokens;

    ShadowDesk(DeviceId thing, String prefix) {
        this.thing = thing;
        this.prefix = prefix;
    }

    @Override
    public List<String> filters() {
        return Topics.agentFilters(thing);
    }

    @Override
    public void ask(String shadow) {
        Slot slot = slot(shadow);
        slot.ask = true;
        slot.offer = null;
    }

    @Override
    public void publish(Offer offer) {
        slot(offer.shadow()).offer = offer;
    }

    private Slot slot(String shadow) {
        return slots.computeIfAbsent(shadow, _ -> new Slot());
    }

    @Override
    public Optional<Request> next(Duration now) {
        for (var entry : slots.entrySet()) {
            Slot slot = entry.getValue();
            boolean free = !slot.waits && now.compareTo(slot.notBefore) >= 0;
            if (free && slot.hasRequest()) {
                return Optional.of(send(entry.getKey(), slot, now));
            }
        }
        return Optional.empty();
    }

    private Request send(String shadow, Slot slot, Duration now) {
        slot.token = prefix + "-" + ++tokens;
        slot.sent = now;
        slot.waits = true;
        Offer offer = slot.offer;
        if (slot.ask || offer == null) {
            slot.ask = false;
            return request(shadow, "get", Codec.write(Doc.Obj.of("clientToken", Doc.text(
                    slot.token))));
        }
        slot.offer = null;
        slot.notBefore = now.plus(SPACING);
        Offer whole = slot.known.whole(offer);
        slot.sentOffer = whole;
        return request(shadow, "update", Wired.update(whole, slot.token));
    }

    private Request request(String shadow, String operation, byte[] payload) {
        return new Request(shadow, new Line.Message(Topics.shadow(thing, shadow, operation),
                Payload.of(payload), false));
    }

    @Override
    public Optional<Duration> wanted(Duration now) {
        return slots.values().stream().filter(Slot::isBusy).map(slot -> slot.waits
                ? slot.sent.plus(ANSWER_LIMIT)
                : slot.notBefore).min(Duration::compareTo);
    }

    /** A retained message is of the past, and of somebody who may not retain. */
    @Override
    public Optional<Event> heard(Line.Message message, Duration now) {
        return message.retained()
                ? Optional.empty()
                : Topics.parse(message.topic())
                        .flatMap(topic -> topic instanceof Topic.Shadow shadow
                                && shadow.thing().equals(thing)
                                        ? heard(shadow, message.payload().bytes(), now)
                                        : Optional.empty());
    }

    private Optional<Event> heard(Topic.Shadow topic, byte[] payload, Duration now) {
        return switch (topic.operation()) {
            case "get/accepted" -> ShadowMessages.state(payload).toOptional()
                    .filter(state -> isOurs(topic.shadow(), state.clientToken()))
                    .map(state -> learned(topic.shadow(), state));
            case "update/accepted" -> ShadowMessages.state(payload).toOptional()
                    .map(state -> isOurs(topic.shadow(), state.clientToken())
                            ? accepted(topic.shadow(), state.version())
                            : new Event.Heard(topic.shadow(), state.version()));
            case "get/rejected", "update/rejected" -> ShadowMessages.rejected(payload).toOptional()
                    .filter(refusal -> isOurs(topic.shadow(), refusal.clientToken()))
                    .flatMap(refusal -> refused(topic.shadow(), refusal.code(), refusal.message(),
                            now));
            case "update/delta" -> ShadowMessages.delta(payload).toOptional()
                    .map(delta -> new Event.Heard(topic.shadow(), delta.version()));
            default -> Optional.empty();
        };
    }

    private boolean isOurs(String shadow, Optional<String> token) {
        Slot slot = slots.get(shadow);
        return slot != null && slot.waits && !slot.busy && token.filter(slot.token::equals)
                .isPresent();
    }

    private Event learned(String shadow, ShadowState state) {
        slot(shadow).known = Known.of(state);
        return done(shadow, new Event.Document(shadow, state.desired(), state.version()));
    }

    private Event accepted(String shadow, long version) {
        Slot slot = slot(shadow);
        Offer offer = slot.sentOffer;
        slot.known = offer == null ? slot.known : slot.known.after(offer);
        return done(shadow, new Event.Accepted(shadow, version));
    }

    private Event done(String shadow, Event event) {
        slot(shadow).waits = false;
        return event;
    }

    /** A cloud that is busy is asked again after a pause; any other refusal is final. */
    private Optional<Event> refused(String shadow, int code, String message, Duration now) {
        if (code == 429 || code >= 500) {
            Slot slot = slot(shadow);
            slot.busy = true;
            slot.sent = now.plus(BUSY_PAUSE).minus(ANSWER_LIMIT);
            return Optional.empty();
        }
        return Optional.of(done(shadow, new Event.Refused(shadow, code, message)));
    }

    /** The answer comes as a message of its own. */
    @Override
    public Optional<Event> landed(String shadow, int reason) {
        return Optional.empty();
    }

    @Override
    public Optional<Event> silent(Duration now) {
        for (var entry : slots.entrySet()) {
            Slot slot = entry.getValue();
            if (slot.waits && now.minus(slot.sent).compareTo(ANSWER_LIMIT) >= 0) {
                slot.waits = false;
                slot.busy = false;
                return Optional.of(new Event.Silent(entry.getKey()));
            }
        }
        return Optional.empty();
    }
}
