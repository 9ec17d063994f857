package dev.pilotlight.agent.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Wrong PINs of everybody together: {@link #MOST} in any minute, and never shut for longer, so that
 * who guesses keeps nobody out for good. Guarded by its gate.
 */
final class GuessBudget {
    static final int MOST = 10;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Deque<Long> wrong = new ArrayDeque<>(MOST);

    /** How long no PIN is looked at. */
    Duration shutFor(long now) {
        while (!wrong.isEmpty() && now - wrong.peekFirst() >= SPAN.toNanos()) {
            wrong.removeFirst();
        }
        return wrong.size() < MOST
                ? Duration.ZERO
                : SPAN.minusNanos(now - wrong.getFirst());
    }

    void wrong(long now) {
        wrong.addLast(now);
    }
}
