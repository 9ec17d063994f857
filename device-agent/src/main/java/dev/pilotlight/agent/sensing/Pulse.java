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
 * @param slowMilliC its own mean of the last hours
 */
public record Pulse(int milliC, Duration changedAt, Duration calm, double slowMilliC) {
    /** Never read. */
    static final Pulse UNFELT = new Pulse(Integer.MIN_VALUE, Duration.ZERO, Duration.ZERO, 0);
    /** Equipment that runs for so long moves any room by more than a step of the thermometer. */
    private static final Duration DRIVEN = Duration.ofMinutes(60);
    private static final Duration DRIVEN_AT_LEAST = Duration.ofMinutes(30);
    private static final Duration DRIVEN_AT_MOST = Duration.ofHours(2);
    /** A room that is left alone may stand still through a summer's night. */
    private static final Duration IDLE = Duration.ofHours(24);
    private static final Duration IDLE_AT_LEAST = Duration.ofHours(3);
    private static final int PATIENCE = 4;
    private static final double SLOW_SHARE = 1.0 / 720;

    /** After a silence nobody knows whether it stood still: it is watched from here on. */
    Pulse resumed(Reading reading) {
        return new Pulse(reading.value().milliC(), reading.takenAt(), calm, reading.value()
                .milliC());
    }

    Pulse felt(Reading reading) {
        int value = reading.value().milliC();
        if (milliC == Integer.MIN_VALUE) {
            return new Pulse(value, reading.takenAt(), Duration.ZERO, value);
        }
        double slow = slowMilliC + (value - slowMilliC) * SLOW_SHARE;
        return value == milliC
                ? new Pulse(milliC, changedAt, calm, slow)
                : new Pulse(value, reading.takenAt(), longer(reading.takenAt().minus(changedAt)),
                        slow);
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
     *
     * @param busySince since when equipment has been running without a pause; negative when it
     *        rests
     */
    Duration stuckAt(Duration busySince) {
        Duration idle = changedAt.plus(patience(IDLE, IDLE_AT_LEAST, IDLE));
        if (busySince.isNegative()) {
            return idle;
        }
        Duration from = busySince.compareTo(changedAt) > 0 ? busySince : changedAt;
        Duration driven = from.plus(patience(DRIVEN, DRIVEN_AT_LEAST, DRIVEN_AT_MOST));
        return driven.compareTo(idle) < 0 ? driven : idle;
    }

    private Duration patience(Duration unlearned, Duration least, Duration most) {
        if (calm.isZero()) {
            return unlearned;
        }
        Duration learned = Duration.ofNanos(calm.toNanos() * PATIENCE);
        return learned.compareTo(least) < 0 ? least : learned.compareTo(most) > 0 ? most : learned;
    }
}
