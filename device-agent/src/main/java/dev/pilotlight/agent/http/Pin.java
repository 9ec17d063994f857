package dev.pilotlight.agent.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a person must know to open the page, and what this device signs its tokens with.
 *
 * @param digits six of them
 * @param sessionKey signs what a browser keeps, so that nobody makes up a token
 */
public record Pin(String digits, String sessionKey) {
    private static final String SESSION = "pilotlight-session-2";
    private static final String COMMAND = "pilotlight-command-1";
    private static final Pattern TOKEN = Pattern.compile("([\\w-]{1,32})\\.([\\w-]{43})");
    private static final Duration COMMAND_LASTS = Duration.ofMinutes(1);

    /** The token of a session of that name. */
    String token(String session) {
        return session + "." + signature(SESSION, session);
    }

    /** The session that a token names, if it was made here, be it open or not. */
    Optional<String> session(String token) {
        return name(SESSION, token);
    }

    /**
     * For a command that may read this device's files: good for a minute, without the network ever
     * seeing the PIN.
     */
    public String commandToken(Instant now) {
        String end = Long.toString(now.plus(COMMAND_LASTS).getEpochSecond());
        return end + "." + signature(COMMAND + digits, end);
    }

    /** Whether a token is such a one and in time. */
    boolean isCommand(String token, Instant now) {
        return name(COMMAND + digits, token).map(Long::parseLong).filter(end -> end >= now
                .getEpochSecond() && end <= now.plus(COMMAND_LASTS).getEpochSecond() + 1)
                .isPresent();
    }

    boolean isRight(String offered) {
        return same(offered, digits);
    }

    private Optional<String> name(String purpose, String token) {
        Matcher parts = TOKEN.matcher(token);
        return parts.matches() && same(parts.group(2), signature(purpose, parts.group(1)))
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    private String signature(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(StandardCharsets.US_ASCII),
                    "HmacSHA256"));
            byte[] tag = mac.doFinal((purpose + " " + text).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** In a time that does not tell how much was right. */
    private static boolean same(String offered, String right) {
        return MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8),
                right.getBytes(StandardCharsets.UTF_8));
    }

    /** Says nothing: a PIN must not reach a log by accident. */
    @Override
    public String toString() {
        return "Pin[******]";
    }
}
