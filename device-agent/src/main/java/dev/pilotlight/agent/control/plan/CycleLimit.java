package dev.pilotlight.agent.control.plan;

import dev.pilotlight.agent.control.model.Observation;

/**
 * How far the room may swing around the target so that the equipment starts at most six times an
 * hour, and where the middle of the swing has to be so that its mean is the target. Immutable.
 *
 * @param half half of the swing that is aimed at, K
 * @param trim the swing's middle is this much below the target, K of warmth
 * @param budget starts that may be made now
 * @param lastStart hours of uptime
 */
public record CycleLimit(double half, double trim, double budget, double lastStart) {
    private static final double LEAST_HALF_K = 0.10;
    private static final double MOST_HALF_K = 1.5;
    /** Cycles are made this long at least, h: 5.8 an hour. */
    private static final double CYCLE = 1 / 5.8;
    private static final double STARTS_AN_HOUR = 5.9;
    private static final double MOST_BUDGET = 4;
    private static final double TRIM_HOURS = 3;
    private static final double MOST_TRIM_K = 0.3;
    private static final double SWINGING_HOURS = 1.5;
    /** The mean is this much on the saving side of the target, K: nobody feels it. */
    private static final double SAVES_K = 0.02;

    public static CycleLimit start(double half, double now) {
        return new CycleLimit(half, 0, MOST_BUDGET, now - 24);
    }

    /** Time went by, with the warmth this much above the target on average. */
    public CycleLimit passed(Observation observation, double above) {
        boolean swings = observation.now() - lastStart < SWINGING_HOURS
                && Math.abs(above) < 2 * half + 0.3;
        double next = swings
                ? Math.clamp(trim + (above + SAVES_K) * observation.hours() / TRIM_HOURS,
                        -MOST_TRIM_K, MOST_TRIM_K)
                : trim;
        return new CycleLimit(half, next,
                Math.min(MOST_BUDGET, budget + STARTS_AN_HOUR * observation
                        .hours()),
                lastStart);
    }

    /** The equipment started. */
    public CycleLimit started(double now) {
        double cycle = Math.max(0.02, now - lastStart);
        double factor = Math.clamp(Math.sqrt(CYCLE / cycle), 0.85, 1.2);
        double wider = cycle > 4 ? half : Math.clamp(half * factor, LEAST_HALF_K, MOST_HALF_K);
        return new CycleLimit(wider, trim, budget - 1, now);
    }

    public boolean mayStart() {
        return budget >= 1;
    }
}
