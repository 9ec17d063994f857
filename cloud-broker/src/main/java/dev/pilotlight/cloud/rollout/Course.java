package dev.pilotlight.cloud.rollout;

import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a roll-out is in time: its state, its wave, whether that is only watched, and how many
 * devices may be asked now. Owned by one {@link Rollout}; one thread.
 */
public final class Course {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant last;
    private State state = State.RUNNING;
    private int wave;
    private boolean soaking;
    /** Time that passed for this roll-out, which the cloud's own absence does not. */
    private Duration clock = Duration.ZERO;
    private final Deque<Asked> lately = new ArrayDeque<>();

    private record Asked(Duration at, int devices) {}

    Course(Instant start) {
        last = start;
    }

    /** What a roll-out does. */
    public enum State {
        /** It asks, or watches a wave. */
        RUNNING,
        /** An operator lets it wait; answers and thresholds still count. */
        PAUSED,
        /** A threshold was reached. */
        HALTED,
        /** An operator ended it. */
        STOPPED,
        /** An operator took it back everywhere. */
        ROLLED_BACK,
        /** Every device that is still there has the configuration, proven. */
        DONE,
        /** Nothing more can be done, and not every device has it; the note says why. */
        INCOMPLETE
    }

    State state() {
        return state;
    }

    int wave() {
        return wave;
    }

    /** Whether it may still go on. */
    boolean isOpen() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    boolean isSoaking() {
        return soaking;
    }

    /** The time since the last step; never negative, at most {@code longest}. */
    Duration advance(Instant now, Duration longest) {
        Duration passed = Duration.between(last, now);
        last = now;
        Duration elapsed = passed.isNegative()
                ? Duration.ZERO
                : passed.compareTo(longest) > 0 ? longest : passed;
        clock = clock.plus(elapsed);
        return elapsed;
    }

    /** How many more may be asked: within any minute never more than the rate. */
    int allowance(int perMinute) {
        while (!lately.isEmpty() && lately.getFirst().at().plus(MINUTE).compareTo(clock) <= 0) {
            lately.removeFirst();
        }
        return perMinute - lately.stream().mapToInt(Asked::devices).sum();
    }

    void spend(int asked) {
        if (asked > 0) {
            lately.addLast(new Asked(clock, asked));
        }
    }

    /** Says whether the wave is only watched; true when that is news. */
    boolean soak(boolean now) {
        boolean begins = now && !soaking;
        soaking = now;
        return begins;
    }

    void nextWave() {
        wave++;
    }

    void end(State how) {
        state = how;
    }

    boolean mayBe(Order order) {
        return switch (order) {
            case PAUSE -> state == State.RUNNING;
            case RESUME -> state == State.PAUSED;
            case STOP -> isOpen();
            case ROLL_BACK -> state != State.ROLLED_BACK;
        };
    }

    void obey(Order order) {
        state = switch (order) {
            case PAUSE -> State.PAUSED;
            case RESUME -> State.RUNNING;
            case STOP -> State.STOPPED;
            case ROLL_BACK -> State.ROLLED_BACK;
        };
    }
}
