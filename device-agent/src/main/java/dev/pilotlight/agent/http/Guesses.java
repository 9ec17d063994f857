package dev.pilotlight.agent.http;

import java.time.Duration;

/**
 * Wrong PINs of one source. After {@code free} of them it is shut for 30 seconds, twice as long
 * after each further one, at most 15 minutes; an hour without a wrong one forgets them. Guarded by
 * its gate.
 */
final class Guesses {
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
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

    /** One more wrong one; answers how many are left before it is shut. */
    int wrong(long now) {
        forgetOld(now);
        wrong++;
        last = now;
        return Math.max(0, free - wrong);
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
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(10, wrong - free));
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }
}
