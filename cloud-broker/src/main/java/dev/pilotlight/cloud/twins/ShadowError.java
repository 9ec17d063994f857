package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import java.util.Optional;

/**
 * Why a shadow request was refused, with AWS IoT's code (device shadow service, "error messages").
 */
public record ShadowError(int code, String message, Optional<String> clientToken) {
    public static final int BAD_REQUEST = 400;
    public static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;
    public static final int TOO_LARGE = 413;
    public static final int UNSUPPORTED = 415;
    public static final int TOO_MANY = 429;

    static ShadowError badRequest(String message, Optional<String> token) {
        return new ShadowError(BAD_REQUEST, message, token);
    }

    /** The body of a {@code rejected} answer. */
    public Doc.Obj toDoc(long epochSeconds) {
        Doc.Obj body = Doc.Obj.of("code", Doc.num(code), "message", Doc.text(message))
                .with("timestamp", Doc.num(epochSeconds));
        return clientToken.map(token -> body.with("clientToken", Doc.text(token))).orElse(body);
    }
}
