package dev.pilotlight.agent.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets in who knows the PIN (law L10). A six-digit PIN is short, so wrong ones cost time:
 * {@link #FREE_GUESSES} for each address before it is shut out, and {@link GuessBudget#MOST} a
 * minute for everybody together, so that an attacker with many addresses gains nothing and keeps
 * nobody out for good. Open sessions are not hindered. {@link #pair} lets one newcomer in beside
 * all that. The command line has a door of its own. Any thread.
 */
final class Gate {
    static final int FREE_GUESSES = 5;
    static final String COOKIE = "pilotlight";
    static final Duration PAIRING = Duration.ofMinutes(2);
    private static final int MOST_SOURCES = 256;
    /** A window of pairing is worth so many guesses of strangers: one chance in ten thousand. */
    private static final int PAIRING_GUESSES = 100;

    private final Pin pin;
    private final LongSupplier nanoTime;
    private final GuessBudget all = new GuessBudget();
    private long pairingUntil;
    private int pairingGuesses;
    private final Map<String, Guesses> sources = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > MOST_SOURCES;
        }
    };

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

    /** For {@link #PAIRING}, one newcomer with the right PIN is let in whoever guesses beside. */
    synchronized void pair() {
        pairingUntil = nanoTime.getAsLong() + PAIRING.toNanos();
        pairingGuesses = PAIRING_GUESSES;
    }

    /** Tries a PIN that came from an address. */
    synchronized Verdict offer(String digits, InetAddress from) {
        long now = nanoTime.getAsLong();
        boolean pairing = pairingGuesses > 0 && pairingUntil - now > 0;
        Guesses own = sources.computeIfAbsent(GuessSource.of(from),
                _ -> new Guesses(FREE_GUESSES));
        Duration shut = longer(own.shutFor(now), pairing ? Duration.ZERO : all.shutFor(now));
        if (!shut.isZero()) {
            return new Verdict.Shut(shut);
        }
        if (same(digits, pin.digits())) {
            own.right();
            pairingGuesses = 0;
            return new Verdict.Open(pin.session());
        }
        if (pairing) {
            pairingGuesses--;
        } else {
            all.wrong(now);
        }
        return new Verdict.Wrong(own.wrong(now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * Whether a request carries a session, as cookie or bearer token, or the PIN itself as the
     * password of HTTP Basic.
     */
    Optional<Verdict> refusal(Request request) {
        if (isOpen(request)) {
            return Optional.empty();
        }
        Optional<String> basic = credential(request, "Basic ");
        if (basic.isEmpty()) {
            return Optional.of(new Verdict.Wrong(FREE_GUESSES));
        }
        Verdict verdict = offer(password(basic.get()), request.client());
        return verdict instanceof Verdict.Open ? Optional.empty() : Optional.of(verdict);
    }

    /** Whether it carries a session; tries no PIN. */
    boolean isOpen(Request request) {
        return request.cookie(COOKIE).or(() -> credential(request, "Bearer ")).filter(
                session -> same(session, pin.session())).isPresent();
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
