package dev.pilotlight.agent.sensing;

import java.time.Duration;

/**
 * What the equipment does to the room: how fast it should be seen to move. Immutable.
 *
 * @param since uptime since when it runs without a pause; negative when it rests
 * @param needed the share of time that heat was lately needed, in thousandths; 0 when that is not
 *        known
 */
public record Driving(Duration since, int needed) {
    /** Nothing runs, and nothing is known. */
    static final Driving RESTING = new Driving(Duration.ofSeconds(-1), 0);
    private static final int WHOLE = 1_000;
    /** So much that it counts. */
    private static final int NEWS = 50;
    /** A heater that was needed all the time moves the room no more; one never knows so well. */
    private static final int MOST = 900;

    Driving running(boolean runs, Duration now) {
        return new Driving(runs ? now : RESTING.since, needed);
    }

    /** The same unless that is news. */
    Driving needing(int permille) {
        return Math.abs(permille - needed) < NEWS ? this : new Driving(since, permille);
    }

    boolean isResting() {
        return since.isNegative();
    }

    /**
     * The time in which it moves the room as far as equipment that has nothing to make up for does
     * in {@code alone}: what was needed all the time keeps the room where it is.
     */
    Duration toMove(Duration alone) {
        return alone.multipliedBy(WHOLE).dividedBy(WHOLE - Math.min(MOST, needed));
    }
}
