package dev.pilotlight.agent.control.model;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.SafetyLimits;

/**
 * What the last layer before the relays will hold the equipment to, in hours, so that a plan can
 * count with it.
 *
 * @param on how long it runs once started
 * @param off how long it rests once stopped
 */
public record LeastTimes(double on, double off) {
    private static final double LEAST = 1 / 120.0;

    public static LeastTimes of(SafetyLimits limits, Demand side) {
        SafetyLimits.RestTimes times = side == Demand.COOL ? limits.cool() : limits.heat();
        return new LeastTimes(Math.max(LEAST, Hours.of(times.minimumOn())), Math.max(LEAST, Hours
                .of(times.minimumOff())));
    }
}
