package dev.pilotlight.agent.link;

import java.time.Duration;

/**
 * Full jitter: {@code 100 ms + chance * min(cap, base * 2^(attempt - 1))}, so that a fleet does not
 * come back as one, and no jitter is lost at the cap.
 */
public record Backoff(Duration base, Duration cap) {
    /** No wait is shorter. */
    public static final Duration FLOOR = Duration.ofMillis(100);
    /** The longest wait that a broker may ask for. */
    public static final Duration WIDEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /** Doubling from one second up to {@code cap}. */
    public static Backoff upTo(Duration cap) {
        return new Backoff(Duration.ofSeconds(1), cap);
    }

    /**
     * With the cap that a broker asked for, so that an operator can spread a returning fleet; never
     * a narrower one than the device has of itself, and none above {@link #WIDEST}.
     */
    public Backoff widened(Duration asked) {
        Duration bounded = asked.compareTo(WIDEST) < 0 ? asked : WIDEST;
        return bounded.compareTo(cap) > 0 ? new Backoff(base, bounded) : this;
    }

    /**
     * How long to wait after failure number {@code attempt}.
     *
     * @param attempt from 1
     * @param chance from 0 to 1, drawn by the caller
     */
    public Duration wait(int attempt, double chance) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, attempt - 1));
        long span = Math.min(cap.toMillis(), base.toMillis() << doublings);
        return FLOOR.plusMillis(Math.round(chance * span));
    }
}
