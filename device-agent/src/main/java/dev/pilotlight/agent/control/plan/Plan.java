package dev.pilotlight.agent.control.plan;

import dev.pilotlight.agent.control.Demand;

/**
 * What is asked of the equipment until something changes.
 *
 * @param demand now
 * @param hours in which it should be asked again; {@link #LOOK_HOURS} at most
 * @param early whether the next target is already aimed at
 */
public record Plan(Demand demand, double hours, boolean early) {
    /** Without any news a plan is looked at again after a minute. */
    public static final double LOOK_HOURS = 1 / 60.0;

    public Plan {
        hours = Math.clamp(hours, 0, LOOK_HOURS);
    }

    /** Until there is news. */
    public static Plan of(Demand demand, boolean early) {
        return new Plan(demand, LOOK_HOURS, early);
    }
}
