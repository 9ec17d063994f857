package dev.pilotlight.agent.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets in who knows the PIN (law L10). A six-digit PIN is short, so wrong ones cost time: after
 * {@link #FREE_GUESSES} of them the gate is shut for 30 seconds, twice as long after each further
 * one, at most 15 minutes. Sessions that are already open are not hindered. Any thread.
 */
final class Gate {
    static final int FREE_GUESSES = 5;
    static final String COOKIE = "pilotlight";
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final String SESSION = "pilotlight-session-1";

    private final Pin pin;
    private final LongSupplier nanoTime;
    private int wrong;
    private long lockedUntil;

    Gate(Pin pin, LongSupplier nanoTime) {
        this.pin = pin;
        this.nanoTime = nanoTime;
    }

    /** What came of offering a PIN. */
    sealed interface Verdict {
        /** Right; {@code session} stands for the PIN from now on. */
        record Open(String session) implements Verdict {}

        /** Wrong. */
        record Wrong(int guessesLeft) implements Verdict {}

        /** Not even looked at, for so long. */
        record Shut(Duration left) implements Verdict {}
    }

    /** Tries a PIN. */
    synchronized Verdict offer(String digits) {
        long left = wrong < FREE_GUESSES ? 0 : lockedUntil - nanoTime.getAsLong();
        if (left > 0) {
            return new Verdict.Shut(Duration.ofNanos(left));
        }
        if (same(digits, pin.digits())) {
            wrong = 0;
            return new Verdict.Open(session());
        }
        wrong++;
        lockedUntil = nanoTime.getAsLong() + lock().toNanos();
        return new Verdict.Wrong(Math.max(0, FREE_GUESSES - wrong));
    }

    /**
     * Whether a request carries a session, as cookie or bearer token, or the PIN itself as the
     * password of HTTP Basic.
     */
    Optional<Verdict> refusal(Request request) {
        Optional<String> session = request.cookie(COOKIE).or(() -> credential(request, "Bearer "));
        if (session.isPresent() && same(session.get(), session())) {
            return Optional.empty();
        }
        Optional<String> basic = credential(request, "Basic ");
        if (basic.isEmpty()) {
            return Optional.of(new Verdict.Wrong(FREE_GUESSES));
        }
        Verdict verdict = offer(password(basic.get()));
        return verdict instanceof Verdict.Open ? Optional.empty() : Optional.of(verdict);
    }

    /** Stands for the PIN in cookies; changes with the PIN or the key. */
    private String session() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pin.sessionKey().getBytes(StandardCharsets.US_ASCII),
                    "HmacSHA256"));
            byte[] tag = mac.doFinal((SESSION + pin.digits()).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Duration lock() {
        if (wrong < FREE_GUESSES) {
            return Duration.ZERO;
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(10, wrong - FREE_GUESSES));
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }

    private static Optional<String> credential(Request request, String scheme) {
        return request.header("Authorization").filter(header -> header.startsWith(scheme))
                .map(header -> header.substring(scheme.length()).strip());
    }

    private static String password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /** In a time that does not tell how much was right. */
    private static boolean same(String offered, String right) {
        return MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8),
                right.getBytes(StandardCharsets.UTF_8));
    }
}
