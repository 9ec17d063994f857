package dev.pilotlight.agent.sensing;

import java.time.Duration;

/**
 * How lively a thermometer is: what tells a steady room from a stuck sensor. A live one changes now
 * and then, if only by its noise; how seldom is learned from itself, so that a coarse or quiet one
 * is not accused.
 *
 * @param milliC the value now
 * @param changedAt uptime at which it took that value
 * @param calm the longest it stood still and moved again; fades by a fiftieth at each change
 * @param stepMilliK the least by which it ever changed: how coarse it is; 0 before its first change
 * @param slowMilliC its own mean of the last hours
 */
public record Pulse(int milliC, Duration changedAt, Duration calm, int stepMilliK,
        double slowMilliC) {
    /** Never read. */
    static final Pulse UNFELT = new Pulse(Integer.MIN_VALUE, Duration.ZERO, Duration.ZERO, 0,
            0);
    /** Equipment that runs for so long moves any room by more than an eighth of a kelvin. */
    private static final Duration DRIVEN = Duration.ofMinutes(60);
    private static final int EIGHTH_MILLI_K = 125;
    /** Coarser than half a kelvin is no thermometer of a room. */
    private static final int MOST_EIGHTHS = 4;
    private static final int UNKNOWN_EIGHTHS = 2;
    private static final Duration DRIVEN_AT_LEAST = Duration.ofMinutes(30);
    private static final Duration DRIVEN_AT_MOST = Duration.ofHours(2);
    /** However little is moved: weather alone moves a room in less. */
    private static final Duration DRIVEN_EVER = Duration.ofHours(12);
    /** A room that is left alone may stand still through a summer's night. */
    private static final Duration IDLE = Duration.ofHours(24);
    private static final Duration IDLE_AT_LEAST = Duration.ofHours(3);
    private static final int PATIENCE = 4;
    private static final double SLOW_SHARE = 1.0 / 720;

    /** After a silence nobody knows whether it stood still: it is watched from here on. */
    Pulse resumed(Reading reading) {
        return new Pulse(reading.value().milliC(), reading.takenAt(), calm, stepMilliK, reading
                .value().milliC());
    }

    Pulse felt(Reading reading) {
        int value = reading.value().milliC();
        if (milliC == Integer.MIN_VALUE) {
            return new Pulse(value, reading.takenAt(), Duration.ZERO, 0, value);
        }
        double slow = slowMilliC + (value - slowMilliC) * SLOW_SHARE;
        return value == milliC
                ? new Pulse(milliC, changedAt, calm, stepMilliK, slow)
                : new Pulse(value, reading.takenAt(), longer(reading.takenAt().minus(changedAt)),
                        finer(Math.abs(value - milliC)), slow);
    }

    private int finer(int step) {
        return stepMilliK == 0 ? step : Math.min(step, stepMilliK);
    }

    private Duration longer(Duration stood) {
        Duration faded = calm.minusNanos(calm.toNanos() / 50);
        return stood.compareTo(faded) > 0 ? stood : faded;
    }

    /** How far it is from its own mean of the last hours, in thousandths of a kelvin. */
    int strayed() {
        return (int) Math.abs(milliC - slowMilliC);
    }

    /**
     * The uptime from which on it is taken for stuck, if it does not change before.
     */
    Duration stuckAt(Driving driving) {
        Duration idle = changedAt.plus(patience(IDLE, IDLE_AT_LEAST.multipliedBy(
                eighths()), IDLE));
        if (driving.isResting()) {
            return idle;
        }
        Duration from = driving.since().compareTo(changedAt) > 0 ? driving.since() : changedAt;
        Duration driven = from.plus(patience(moving(DRIVEN.multipliedBy(eighths()), driving),
                shortest(driving), longest(driving)));
        return driven.compareTo(idle) < 0 ? driven : idle;
    }

    /** How coarse it is, in eighths of a kelvin. */
    private int eighths() {
        return stepMilliK == 0
                ? UNKNOWN_EIGHTHS
                : Math.clamp(stepMilliK / EIGHTH_MILLI_K, 1, MOST_EIGHTHS);
    }

    /** A fine one moves by its noise and by every draught, whatever the equipment does. */
    private Duration shortest(Driving driving) {
        return eighths() == 1
                ? DRIVEN_AT_LEAST
                : moving(DRIVEN_AT_LEAST.multipliedBy(eighths()), driving);
    }

    private Duration longest(Driving driving) {
        return moving(DRIVEN_AT_MOST.multipliedBy(Math.max(1, eighths() / 2)), driving);
    }

    private static Duration moving(Duration alone, Driving driving) {
        Duration needed = driving.toMove(alone);
        return needed.compareTo(DRIVEN_EVER) < 0 ? needed : DRIVEN_EVER;
    }

    private Duration patience(Duration unlearned, Duration least, Duration most) {
        if (calm.isZero()) {
            return unlearned;
        }
        Duration learned = Duration.ofNanos(calm.toNanos() * PATIENCE);
        return learned.compareTo(least) < 0 ? least : learned.compareTo(most) > 0 ? most : learned;
    }
}
