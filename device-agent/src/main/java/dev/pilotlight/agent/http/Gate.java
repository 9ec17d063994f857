package dev.pilotlight.agent.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets in who knows the PIN (law L10). A six-digit PIN is short, so wrong ones cost time: after
 * {@link #FREE_GUESSES} its source waits, and all strangers together have {@link GuessTurns#MOST} a
 * minute. Nobody is refused for good: who has to wait is looked at when its turn comes. A browser
 * that once logged in here is no stranger; its tries are counted by themselves. {@link #pair} lets
 * one newcomer in beside all that. The command line has a door of its own. Any thread.
 */
final class Gate {
    static final int FREE_GUESSES = 5;
    static final String COOKIE = "pilotlight";
    static final Duration PAIRING = Duration.ofMinutes(2);
    private static final int MOST_SOURCES = 256;
    /** A window of pairing is worth so many guesses of strangers: one chance in ten thousand. */
    private static final int PAIRING_GUESSES = 100;

    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Sessions sessions;
    private final GuessTurns strangers = new GuessTurns();
    private final Map<String, Guesses> sources = new LinkedHashMap<>(MOST_SOURCES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guesses> eldest) {
            return size() > MOST_SOURCES;
        }
    };
    private Pin pin;
    private long pairingUntil;
    private int pairingGuesses;

    Gate(Pin pin, Sessions sessions, LongSupplier nanoTime, InstantSource clock) {
        this.pin = pin;
        this.sessions = sessions;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** What came of offering a PIN. */
    sealed interface Verdict {
        /** Right; {@code token} is that of a new session. */
        record Open(String token) implements Verdict {}

        /** Wrong. */
        record Wrong() implements Verdict {}

        /** Not looked at yet: it may come again after that time. */
        record Later(Duration left) implements Verdict {}
    }

    /** For {@link #PAIRING}, one newcomer with the right PIN is let in whoever guesses beside. */
    synchronized void pair() {
        pairingUntil = nanoTime.getAsLong() + PAIRING.toNanos();
        pairingGuesses = PAIRING_GUESSES;
    }

    /** Another PIN and key: all sessions end, and no browser is known any more. */
    synchronized void reset(Pin fresh) {
        pin = fresh;
        sessions.endAll();
    }

    /** Begins a session for the right PIN. */
    synchronized Verdict login(String digits, Request request) {
        Optional<String> known = token(request).flatMap(pin::session);
        Verdict verdict = known.map(browser -> knownOffer(digits, browser)).orElseGet(
                () -> offer(digits, request.client()));
        return verdict instanceof Verdict.Open
                ? new Verdict.Open(pin.token(sessions.begin()))
                : verdict;
    }

    private Verdict knownOffer(String digits, String browser) {
        long now = nanoTime.getAsLong();
        Guesses own = guesses("known " + browser);
        Duration wait = own.shutFor(now);
        if (!wait.isZero()) {
            return new Verdict.Later(wait);
        }
        return pin.isRight(digits) ? opened(own) : wrong(own, now);
    }

    /** Tries a PIN that came from an address; begins no session. */
    synchronized Verdict offer(String digits, InetAddress from) {
        long now = nanoTime.getAsLong();
        boolean pairing = pairingGuesses > 0 && pairingUntil - now > 0;
        String source = GuessSource.of(from);
        Guesses own = guesses(source);
        Duration wait = longer(own.shutFor(now), pairing
                ? Duration.ZERO
                : strangers.until(source, own.wrongSoFar(), now));
        if (!wait.isZero()) {
            return new Verdict.Later(wait);
        }
        if (pin.isRight(digits)) {
            strangers.right(source);
            pairingGuesses = 0;
            return opened(own);
        }
        if (pairing) {
            pairingGuesses--;
        } else {
            strangers.wrong(source, now);
        }
        return wrong(own, now);
    }

    private Guesses guesses(String source) {
        return sources.computeIfAbsent(source, _ -> new Guesses(FREE_GUESSES));
    }

    private static Verdict opened(Guesses own) {
        own.right();
        return new Verdict.Open("");
    }

    private static Verdict wrong(Guesses own, long now) {
        own.wrong(now);
        return new Verdict.Wrong();
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
            return Optional.of(new Verdict.Wrong());
        }
        Verdict verdict = offer(password(basic.get()), request.client());
        return verdict instanceof Verdict.Open ? Optional.empty() : Optional.of(verdict);
    }

    /** Whether it carries a session; tries no PIN. */
    synchronized boolean isOpen(Request request) {
        return token(request).filter(token -> pin.session(token).filter(sessions::isOpen)
                .isPresent() || pin.isCommand(token, clock.instant())).isPresent();
    }

    /** Whether who was let in with this request may stay; tries no PIN of a stranger. */
    synchronized boolean mayStay(Request request) {
        return isOpen(request) || credential(request, "Basic ").map(Gate::password).filter(
                pin::isRight).isPresent();
    }

    /** Ends the session that a request carries. */
    synchronized void logout(Request request) {
        token(request).flatMap(pin::session).ifPresent(sessions::end);
    }

    synchronized String digits() {
        return pin.digits();
    }

    private static Optional<String> token(Request request) {
        return request.cookie(COOKIE).or(() -> credential(request, "Bearer "));
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
}
