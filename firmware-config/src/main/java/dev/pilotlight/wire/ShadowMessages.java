package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The messages on the shadow topics between their records and their bytes (AWS IoT, "device shadow
 * service documents").
 */
public final class ShadowMessages {
    private static final long MAX_VERSION = 1L << 52;

    private ShadowMessages() {}

    public static byte[] write(ShadowUpdate update) {
        Doc.Obj state = Doc.Obj.EMPTY;
        state = section(state, "desired", update.desired(), update.clear().desired());
        state = section(state, "reported", update.reported(), update.clear().reported());
        Doc.Obj doc = Doc.Obj.of("state", state);
        if (update.version().isPresent()) {
            doc = doc.with("version", Doc.num(update.version().getAsLong()));
        }
        return Codec.write(withToken(doc, update.clientToken()));
    }

    /**
     * A writer's request; what it says beside state, version and clientToken is left alone, as AWS
     * does.
     */
    public static Decoded<ShadowUpdate> update(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            fields.required("state", "want desired or reported in it");
            Fields state = fields.object("state");
            boolean clearDesired = isNull(doc, "desired");
            boolean clearReported = isNull(doc, "reported");
            Optional<Doc.Obj> desired = clearDesired ? Optional.empty() : object(state, "desired");
            Optional<Doc.Obj> reported = clearReported
                    ? Optional.empty()
                    : object(state, "reported");
            OptionalLong version = fields.has("version")
                    ? OptionalLong.of(fields.whole("version", 0, MAX_VERSION))
                    : OptionalLong.empty();
            Optional<String> token = token(fields);
            return fields.finishLenient(() -> new ShadowUpdate(desired, reported, version, token,
                    new ShadowUpdate.Clear(clearDesired, clearReported)));
        });
    }

    /** Reads {@code get/accepted} and {@code update/accepted}. */
    public static Decoded<ShadowState> state(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            Doc.Obj state = doc.object("state").orElse(Doc.Obj.EMPTY);
            long version = fields.whole("version", 0, MAX_VERSION);
            Instant at = seconds(fields);
            Optional<String> token = token(fields);
            return fields.finishLenient(
                    () -> new ShadowState(state.object("desired").orElse(Doc.Obj.EMPTY),
                            state.object("reported").orElse(Doc.Obj.EMPTY), version, at, token));
        });
    }

    /** Reads {@code update/delta}. */
    public static Decoded<ShadowDelta> delta(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            long version = fields.whole("version", 0, MAX_VERSION);
            Instant at = seconds(fields);
            return fields.finishLenient(
                    () -> new ShadowDelta(doc.object("state").orElse(Doc.Obj.EMPTY), version, at));
        });
    }

    public static byte[] write(ShadowRejected rejected, Instant at) {
        Doc.Obj doc = Doc.Obj
                .of("code", Doc.num(rejected.code()), "message", Doc.text(rejected.message()))
                .with("timestamp", Doc.num(at.getEpochSecond()));
        return Codec.write(withToken(doc, rejected.clientToken()));
    }

    public static Decoded<ShadowRejected> rejected(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            int code = (int) fields.whole("code", 400, 599);
            String message = fields.text("message", "");
            Optional<String> token = token(fields);
            return fields.finishLenient(() -> new ShadowRejected(code, message, token));
        });
    }

    private static Doc.Obj section(Doc.Obj state, String name, Optional<Doc.Obj> content,
            boolean clear) {
        Doc value = clear ? Doc.Null.VALUE : content.orElse(Doc.Obj.EMPTY);
        return clear || content.isPresent() ? state.with(name, value) : state;
    }

    private static Doc.Obj withToken(Doc.Obj doc, Optional<String> token) {
        return token.map(text -> doc.with("clientToken", Doc.text(text))).orElse(doc);
    }

    private static boolean isNull(Doc.Obj doc, String section) {
        return doc.object("state").flatMap(state -> state.get(section))
                .filter(Doc.Null.class::isInstance).isPresent();
    }

    private static Optional<Doc.Obj> object(Fields state, String section) {
        if (!state.has(section)) {
            return Optional.empty();
        }
        return state.nested(section, Optional.empty(), doc -> doc instanceof Doc.Obj object
                ? Decoded.ok(Optional.of(object))
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want an object"));
    }

    private static Instant seconds(Fields fields) {
        return Instant.ofEpochSecond(fields.whole("timestamp", 0, 0, MAX_VERSION >> 16));
    }

    private static Optional<String> token(Fields fields) {
        if (!fields.has("clientToken")) {
            return Optional.empty();
        }
        return Optional.of(
                fields.parsed("clientToken", "", "at most " + Limits.CLIENT_TOKEN + " characters",
                        text -> text.length() <= Limits.CLIENT_TOKEN
                                ? Optional.of(text)
                                : Optional.empty()));
    }
}
