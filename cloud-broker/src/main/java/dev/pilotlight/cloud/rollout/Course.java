package dev.pilotlight.cloud.rollout;

import dev.pilotlight.cloud.rollout.RolloutEvent.Order;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a roll-out is in time: its state, its wave, how long that has soaked, and how many devices
 * may be asked now. Owned by one {@link Rollout}; one thread.
 */
public final class Course {
    private static final double MINUTE_MILLIS = 60_000;

    private Instant last;
    private State state = State.RUNNING;
    private int wave;
    private boolean soaking;
    private Duration soaked = Duration.ZERO;
    private double minutes;
    /** The first device is asked at once. */
    private double spent = 1;

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
        /** Every device came to an end. */
        DONE
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
        minutes = elapsed.toMillis() / MINUTE_MILLIS;
        return elapsed;
    }

    /** How many may be asked in this step; what a step leaves over is not saved up. */
    int allowance(int perMinute) {
        return (int) Math.min(perMinute, spent + perMinute * minutes);
    }

    /** Keeps the fraction of a device that short steps leave. */
    void spend(int asked, int perMinute) {
        double left = spent + perMinute * minutes - asked;
        spent = Math.clamp(left, 0, 1);
    }

    void soak() {
        soaking = true;
        soaked = Duration.ZERO;
    }

    /** Whether the wave has soaked for long enough; it then no longer soaks. */
    boolean isSoaked(Duration elapsed, Duration wanted) {
        soaked = soaked.plus(elapsed);
        soaking = soaked.compareTo(wanted) < 0;
        return !soaking;
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
