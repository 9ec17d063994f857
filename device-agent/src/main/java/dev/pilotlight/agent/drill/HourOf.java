package dev.pilotlight.agent.drill;

import java.time.Duration;
import java.util.BitSet;

/** The share of the last hour in which something was on. One thread. */
final class HourOf {
    private final BitSet ticks = new BitSet();
    private final int length;
    private int next;
    private int on;

    HourOf(Duration tick) {
        this.length = (int) Math.max(1, Duration.ofHours(1).dividedBy(tick));
    }

    void tick(boolean isOn) {
        on += (isOn ? 1 : 0) - (ticks.get(next) ? 1 : 0);
        ticks.set(next, isOn);
        next = (next + 1) % length;
    }

    /** From 0 to 1. */
    double share() {
        return (double) on / length;
    }
}
