package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Limits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads shadow requests with AWS IoT's rules and words. */
public final class ShadowReader {

    private static final int MAX_TOKEN_BYTES = 64;
    private static final Set<String> SECTIONS = Set.of("desired", "reported");

    private ShadowReader() {}

    /** A request, or why it is none. */
    public sealed interface Read {
        record Understood(ShadowRequest request) implements Read {}

        record Refused(ShadowError error) implements Read {}
    }

    /** Reads the body of {@code .../get}; the whole body is optional. */
    public static Read get(Doc.Obj body) {
        return token(body).isEmpty() && body.get("clientToken").isPresent()
                ? refused("Invalid clientToken", Optional.empty())
                : new Read.Understood(new ShadowRequest.Get(token(body)));
    }

    /** Reads the body of {@code .../delete}; the whole body is optional. */
    public static Read delete(Doc.Obj body) {
        return switch (get(body)) {
            case Read.Refused refused -> refused;
            case Read.Understood _ -> hasBadVersion(body)
                    ? refused("Invalid version", token(body))
                    : new Read.Understood(new ShadowRequest.Delete(version(body), token(body)));
        };
    }

    /** Reads the body of {@code .../update}. */
    public static Read update(Doc.Obj body) {
        Optional<String> token = token(body);
        if (token.isEmpty() && body.get("clientToken").isPresent()) {
            return refused("Invalid clientToken", token);
        }
        if (hasBadVersion(body)) {
            return refused("Invalid version", token);
        }
        @Nullable
        String wrong = wrongState(body.fields().get("state"));
        if (wrong != null) {
            return refused(wrong, token);
        }
        Doc.Obj state = body.object("state").orElse(Doc.Obj.EMPTY);
        return new Read.Understood(new ShadowRequest.Update(state.get("desired"),
                state.get("reported"), version(body), token));
    }

    private static @Nullable String wrongState(@Nullable Doc state) {
        if (state == null) {
            return "Missing required node: state";
        }
        if (!(state instanceof Doc.Obj sections)) {
            return "State node must be an object";
        }
        for (String name : sections.fields().keySet()) {
            if (!SECTIONS.contains(name)) {
                return "State contains an invalid node: " + name;
            }
        }
        @Nullable
        String desired = wrongSection("Desired", sections.fields().get("desired"));
        return desired != null
                ? desired
                : wrongSection("Reported", sections.fields().get("reported"));
    }

    private static @Nullable String wrongSection(String name, @Nullable Doc section) {
        if (section == null || section instanceof Doc.Null) {
            return null;
        }
        if (!(section instanceof Doc.Obj)) {
            return name + " node must be an object";
        }
        return section.depth() > Limits.SHADOW_DEPTH
                ? "JSON contains too many levels of nesting; maximum is " + Limits.SHADOW_DEPTH
                : null;
    }

    /** The client token of any request, if it is well formed. */
    public static Optional<String> token(Doc.Obj body) {
        return body.string("clientToken").filter(token -> !token.isEmpty()
                && token.getBytes(StandardCharsets.UTF_8).length <= MAX_TOKEN_BYTES);
    }

    private static boolean hasBadVersion(Doc.Obj body) {
        return body.get("version").isPresent() && version(body).isEmpty();
    }

    private static OptionalLong version(Doc.Obj body) {
        Optional<BigDecimal> number = body.number("version");
        boolean whole = number.isPresent() && number.get().scale() == 0
                && number.get().signum() >= 0 && number.get().precision() <= 18;
        return whole ? OptionalLong.of(number.get().longValueExact()) : OptionalLong.empty();
    }

    private static Read refused(String message, Optional<String> token) {
        return new Read.Refused(ShadowError.badRequest(message, token));
    }
}
