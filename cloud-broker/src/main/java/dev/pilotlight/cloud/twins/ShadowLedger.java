package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shadow answers to a request: AWS IoT's shadow service as a pure function.
 *
 * <p>
 * A request with a version other than the shadow's is refused with 409; one without a version is
 * not checked, as on AWS. What differs from AWS: the delta counts a reported {@code {value, ac, av,
 * ad}} as its value; a deleted shadow's version is kept for ever rather than 48 hours; an array has
 * one timestamp.
 */
public final class ShadowLedger {
    /** Leaves room for a client token. */
    private static final int MAX_DOCUMENT = Limits.MESSAGE_BYTES - 256;

    private ShadowLedger() {}

    /**
     * One answer.
     *
     * @param suffix topic levels below the shadow, such as {@code update/accepted}
     */
    public record Reply(String suffix, Doc.Obj body) {}

    /** The shadow afterwards and the answers, in the order in which they go out. */
    public record Outcome(Shadow shadow, boolean changed, Optional<ShadowError> refusal,
            List<Reply> replies) {
        public Outcome {
            replies = List.copyOf(replies);
        }

        /** The same answers about another shadow. */
        public Outcome with(Shadow other) {
            return new Outcome(other, changed, refusal, replies);
        }
    }

    /**
     * What a request comes to.
     *
     * @param name of the shadow, for who asks in vain
     */
    public static Outcome answer(String name, Shadow shadow, ShadowRequest request,
            Instant now) {
        return switch (request) {
            case ShadowRequest.Get(Optional<String> token) -> get(name, shadow, token, now);
            case ShadowRequest.Update update -> update(shadow, update, now);
            case ShadowRequest.Delete(OptionalLong version, Optional<String> token) ->
                delete(name, shadow, version, token, now);
        };
    }

    /** A refusal of {@code verb}; the shadow stays as it is. */
    public static Outcome refuse(Shadow shadow, String verb, ShadowError error, Instant now) {
        return new Outcome(shadow, false, Optional.of(error),
                List.of(new Reply(verb + "/rejected", error.toDoc(now.getEpochSecond()))));
    }

    /** The whole document: state with delta, metadata, version. */
    public static Doc.Obj document(Shadow shadow, Instant now) {
        Doc.Obj delta = shadow.delta();
        Doc.Obj state = delta.isEmpty() ? shadow.state() : shadow.state().with("delta", delta);
        return Doc.Obj.of("state", state, "metadata", shadow.metadata())
                .with("version", Doc.num(shadow.version()))
                .with("timestamp", Doc.num(now.getEpochSecond()));
    }

    private static Outcome get(String name, Shadow shadow, Optional<String> token, Instant now) {
        if (!shadow.present()) {
            return refuse(shadow, "get", missing(name, token), now);
        }
        return new Outcome(shadow, false, Optional.empty(),
                List.of(new Reply("get/accepted", withToken(document(shadow, now), token))));
    }

    private static Outcome delete(String name, Shadow shadow, OptionalLong version,
            Optional<String> token, Instant now) {
        if (!shadow.present()) {
            return refuse(shadow, "delete", missing(name, token), now);
        }
        if (isConflict(shadow, version)) {
            return refuse(shadow, "delete", conflict(token), now);
        }
        Doc.Obj body = Doc.Obj.of("version", Doc.num(shadow.version()), "timestamp",
                Doc.num(now.getEpochSecond()));
        return new Outcome(shadow.deleted(now), true, Optional.empty(),
                List.of(new Reply("delete/accepted", withToken(body, token))));
    }

    private static Outcome update(Shadow shadow, ShadowRequest.Update update, Instant now) {
        if (isConflict(shadow, update.version())) {
            return refuse(shadow, "update", conflict(update.clientToken()), now);
        }
        long seconds = now.getEpochSecond();
        Shadow next = shadow.changed(patched(shadow.desired(), update.desired(), seconds),
                patched(shadow.reported(), update.reported(), seconds), now);
        if (isTooLarge(next, now)) {
            return refuse(shadow, "update", new ShadowError(ShadowError.TOO_LARGE,
                    "The payload exceeds the maximum size allowed", update.clientToken()), now);
        }
        return new Outcome(next, true, Optional.empty(), replies(shadow, next, update, seconds));
    }

    /** With its times the whole document must still fit into one message. */
    private static boolean isTooLarge(Shadow shadow, Instant now) {
        return Codec.write(shadow.state()).length > Limits.SHADOW_BYTES
                || Codec.write(document(shadow, now)).length > MAX_DOCUMENT;
    }

    private static List<Reply> replies(Shadow before, Shadow after, ShadowRequest.Update update,
            long seconds) {
        List<Reply> replies = new ArrayList<>();
        replies.add(new Reply("update/accepted", accepted(after, update, seconds)));
        Doc.Obj delta = after.delta();
        if (!delta.isEmpty()) {
            Doc.Obj body = Doc.Obj.of("state", delta, "metadata", after.desired().timesFor(delta))
                    .with("version", Doc.num(after.version()))
                    .with("timestamp", Doc.num(seconds));
            replies.add(new Reply("update/delta", withToken(body, update.clientToken())));
        }
        Doc.Obj documents = Doc.Obj.of("previous", snapshot(before), "current", snapshot(after))
                .with("timestamp", Doc.num(seconds));
        replies.add(new Reply("update/documents", withToken(documents, update.clientToken())));
        return replies;
    }

    /** Echoes what was asked, with its times: only the parts that the request had. */
    private static Doc.Obj accepted(Shadow after, ShadowRequest.Update update, long seconds) {
        Doc.Obj state = Doc.Obj.EMPTY;
        Doc.Obj metadata = Doc.Obj.EMPTY;
        if (update.desired().isPresent()) {
            state = state.with("desired", update.desired().get());
            metadata = metadata.with("desired", times(update.desired().get(), seconds));
        }
        if (update.reported().isPresent()) {
            state = state.with("reported", update.reported().get());
            metadata = metadata.with("reported", times(update.reported().get(), seconds));
        }
        Doc.Obj body = Doc.Obj.of("state", state, "metadata", metadata)
                .with("version", Doc.num(after.version())).with("timestamp", Doc.num(seconds));
        return withToken(body, update.clientToken());
    }

    private static Doc times(Doc patch, long seconds) {
        return patch instanceof Doc.Obj object ? Section.timesOf(object, seconds) : patch;
    }

    private static Section patched(Section section, Optional<Doc> patch, long seconds) {
        if (patch.isEmpty()) {
            return section;
        }
        return patch.get() instanceof Doc.Obj object
                ? section.patched(object, seconds)
                : Section.EMPTY;
    }

    private static Doc.Obj snapshot(Shadow shadow) {
        return Doc.Obj.of("state", shadow.state(), "metadata", shadow.metadata()).with("version",
                Doc.num(shadow.version()));
    }

    private static boolean isConflict(Shadow shadow, OptionalLong version) {
        return version.isPresent() && version.getAsLong() != shadow.version();
    }

    private static ShadowError missing(String name, Optional<String> token) {
        return new ShadowError(ShadowError.NOT_FOUND, "No shadow exists with name: " + name,
                token);
    }

    private static ShadowError conflict(Optional<String> token) {
        return new ShadowError(ShadowError.CONFLICT, "Version conflict", token);
    }

    private static Doc.Obj withToken(Doc.Obj body, Optional<String> token) {
        return token.map(text -> body.with("clientToken", Doc.text(text))).orElse(body);
    }
}
