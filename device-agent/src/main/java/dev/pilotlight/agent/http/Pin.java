package dev.pilotlight.agent.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a person must know to open the page.
 *
 * @param digits six of them
 * @param sessionKey signs what a browser keeps instead of the PIN, so that it survives a restart of
 *        the agent
 */
public record Pin(String digits, String sessionKey) {
    private static final String SESSION = "pilotlight-session-1";

    /** Stands for the PIN in cookies and for the command line; changes with the PIN or the key. */
    public String session() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(StandardCharsets.US_ASCII),
                    "HmacSHA256"));
            byte[] tag = mac.doFinal((SESSION + digits).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Says nothing: a PIN must not reach a log by accident. */
    @Override
    public String toString() {
        return "Pin[******]";
    }
}
