package dev.pilotlight.wire;

import java.util.Optional;

/**
 * A twin's refusal (AWS IoT, "device shadow error messages").
 *
 * @param code 400 malformed, 401, 403, 404 no such shadow, 409 version conflict, 413 too large, 429
 *        too many, 500
 */
public record ShadowRejected(int code, String message, Optional<String> clientToken) {
    public static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;
}
