package dev.pilotlight.agent.http;

import java.time.Duration;

/**
 * Wrong PINs of one source. After {@code free} of them it waits for 30 seconds, a minute after each
 * further one, so that who shares an address with somebody who guesses gets in all the same; an
 * hour without a wrong one forgets them. Guarded by its gate.
 */
final class Guesses {
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofHours(1);

    private final int free;
    private int wrong;
    private long last;

    Guesses(int free) {
        this.free = free;
    }

    /** How long no PIN is looked at. */
    Duration shutFor(long now) {
        forgetOld(now);
        Duration left = lock().minusNanos(now - last);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One more wrong one. */
    void wrong(long now) {
        forgetOld(now);
        wrong++;
        last = now;
    }

    int wrongSoFar() {
        return wrong;
    }

    void right() {
        wrong = 0;
    }

    private void forgetOld(long now) {
        if (wrong > 0 && now - last > FORGET.toNanos()) {
            wrong = 0;
        }
    }

    private Duration lock() {
        if (wrong < free) {
            return Duration.ZERO;
        }
        return wrong == free ? FIRST_LOCK : LONGEST_LOCK;
    }
}
