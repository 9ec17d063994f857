package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.fleet.Plan.Outgoing;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.twins.Intentions;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.cloud.twins.Reconciliation;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowError;
import dev.pilotlight.cloud.twins.ShadowLedger;
import dev.pilotlight.cloud.twins.ShadowLedger.Outcome;
import dev.pilotlight.cloud.twins.ShadowReader;
import dev.pilotlight.cloud.twins.ShadowRequest;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What requests to a device's shadows come to, from the device and from operators; pure. */
final class ShadowRules {
    /** Shadows of one device; AWS allows ten named ones by default. */
    static final int MAX_SHADOWS = 11;

    private static final Set<String> STAMPED = Set.of(Properties.CONTROL, Properties.SCHEDULE);

    private ShadowRules() {}

    /**
     * A request of the device; a refusal of it is an answer too, so the message is acknowledged.
     */
    static Plan<Receipt> message(Topic.Shadow topic, byte[] payload, Memory memory, Instant now) {
        Shadow shadow = memory.shadow(topic.shadow());
        Outcome outcome = tooMany(memory, topic)
                ? ShadowLedger.refuse(shadow, topic.operation(),
                        new ShadowError(ShadowError.TOO_MANY, "Too many shadows", token(payload)),
                        now)
                : answer(topic, payload, shadow, now);
        return plan(topic.thing(), topic.shadow(), outcome, memory, Receipt.Stored.DONE);
    }

    /** An operator's edit: stamped, merged into desired, and its delta sent to the device. */
    static Plan<Commands.Result> edit(OperatorEdit edit, Memory memory, Instant now) {
        Shadow shadow = memory.shadow(edit.shadow());
        Doc.Obj patch = Intentions.edit(shadow, edit.values(), edit.by(), now);
        Outcome outcome = ShadowLedger.answer(name(edit.device(), edit.shadow()), shadow,
                ShadowRequest.Update.desired(patch, edit.version()), now);
        if (outcome.refusal().isPresent()) {
            return Plan.nothing(memory, new Commands.Result.Refused(outcome.refusal().get()));
        }
        Shadow kept = outcome.shadow();
        for (String property : edit.values().keySet()) {
            kept = kept.settled(property);
        }
        return plan(edit.device(), edit.shadow(), outcome.with(kept), memory,
                new Commands.Result.Kept(kept));
    }

    private static <R> Plan<R> plan(DeviceId device, String name, Outcome outcome, Memory memory,
            R result) {
        List<Outgoing> outgoing = outcome.replies().stream()
                .map(reply -> new Outgoing(Topics.shadow(device, name, reply.suffix()),
                        reply.body()))
                .toList();
        if (!outcome.changed()) {
            return new Plan<>(Optional.empty(), memory, outgoing, List.of(), result);
        }
        return new Plan<>(Optional.of(new Entry.Twin(device, name, outcome.shadow())),
                memory.with(name, outcome.shadow()), outgoing,
                List.of(new News.Twin(device, name, outcome.shadow().version())), result);
    }

    private static Optional<String> token(byte[] payload) {
        return Codec.parseObject(payload).toOptional().flatMap(ShadowReader::token);
    }

    private static Outcome answer(Topic.Shadow topic, byte[] payload, Shadow shadow,
            Instant now) {
        if (payload.length > Limits.SHADOW_BYTES) {
            Optional<String> token = token(payload);
            return ShadowLedger.refuse(shadow, topic.operation(),
                    new ShadowError(ShadowError.TOO_LARGE,
                            "The payload exceeds the maximum size allowed", token),
                    now);
        }
        if (!isUtf8(payload)) {
            return refused(shadow, topic, ShadowError.UNSUPPORTED,
                    "Unsupported documented encoding; supported encoding is UTF-8", now);
        }
        boolean bodyNeeded = topic.operation().equals("update");
        Decoded<Doc.Obj> body = payload.length == 0 && !bodyNeeded
                ? Decoded.ok(Doc.Obj.EMPTY)
                : Codec.parseObject(payload);
        return switch (body) {
            case Decoded.Malformed<Doc.Obj> malformed -> refused(shadow, topic,
                    ShadowError.BAD_REQUEST, "Invalid JSON: " + malformed.problems().getFirst(),
                    now);
            case Decoded.Ok<Doc.Obj>(Doc.Obj fields) -> answer(topic, fields, shadow, now);
        };
    }

    /** As AWS calls it; the unnamed shadow goes by its thing's name. */
    private static String name(DeviceId device, String shadow) {
        return shadow.isEmpty() ? device.value() : shadow;
    }

    private static boolean isUtf8(byte[] payload) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static Outcome answer(Topic.Shadow topic, Doc.Obj body, Shadow shadow, Instant now) {
        ShadowReader.Read read = switch (topic.operation()) {
            case "get" -> ShadowReader.get(body);
            case "update" -> ShadowReader.update(body);
            case "delete" -> ShadowReader.delete(body);
            default -> throw new IllegalStateException(
                    "the topic policy let " + topic.operation() + " through");
        };
        return switch (read) {
            case ShadowReader.Read.Refused(ShadowError error) ->
                ShadowLedger.refuse(shadow, topic.operation(), error, now);
            case ShadowReader.Read.Understood(ShadowRequest request) ->
                understood(topic, request, shadow, now);
        };
    }

    /**
     * Edits of control and schedule are intents: those without a stamp get one, and those whose
     * writer did not say what it knew are merged.
     */
    private static Outcome understood(Topic.Shadow topic, ShadowRequest request, Shadow shadow,
            Instant now) {
        if (!STAMPED.contains(topic.shadow())
                || !(request instanceof ShadowRequest.Update update)
                || !(update.desired().orElse(Doc.Null.VALUE) instanceof Doc.Obj patch)) {
            return ShadowLedger.answer(name(topic.thing(), topic.shadow()), shadow, request, now);
        }
        Doc.Obj stamped = Intentions.stamped(shadow, patch, "app:" + topic.thing(), now);
        Reconciliation merged = Reconciliation.of(shadow.desired().values(), stamped,
                update.version().isPresent());
        Outcome outcome = ShadowLedger.answer(name(topic.thing(), topic.shadow()), shadow,
                new ShadowRequest.Update(Optional.of(merged.patch()), update.reported(),
                        update.version(), update.clientToken()),
                now);
        return outcome.changed() ? outcome.with(outcome.shadow().losing(merged.losers())) : outcome;
    }

    private static boolean tooMany(Memory memory, Topic.Shadow topic) {
        return memory.shadows().size() >= MAX_SHADOWS
                && !memory.shadows().containsKey(topic.shadow());
    }

    private static Outcome refused(Shadow shadow, Topic.Shadow topic, int code, String message,
            Instant now) {
        return ShadowLedger.refuse(shadow, topic.operation(),
                new ShadowError(code, message, Optional.empty()), now);
    }
}
