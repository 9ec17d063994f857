package dev.pilotlight.agent.enrol;

import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time token: who may enrol, with which secret, and the fingerprint of the only CA that may
 * answer.
 *
 * @param fingerprint SHA-256 of the CA certificate, base64url without padding
 */
public record Token(DeviceId thing, String secret, String fingerprint) {
    private static final Pattern FORM = Pattern
            .compile("([A-Za-z0-9-]{1,64})\\.([A-Za-z0-9_-]{8,128})\\.([A-Za-z0-9_-]{43})");

    /** Reads the token as the cloud printed it. */
    public static Decoded<Token> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Decoded.ok(new Token(new DeviceId(form.group(1)), form.group(2), form.group(3)))
                : Decoded.malformed("--token",
                        "is not a token, want what `pilotlight-cloud device add` printed");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return thing + ".(secret)." + fingerprint;
    }
}
