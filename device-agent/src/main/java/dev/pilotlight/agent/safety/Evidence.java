package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;

/**
 * What was noticed besides the reading.
 *
 * @param windowOpen heating and cooling pause
 * @param noHeatPause heating pauses before it is tried anew
 * @param dutyPermille share of time that heating was lately needed, for when nothing is believed; 0
 *        when it is not known or nobody wants heat
 * @param heatReady whether the equipment can start to heat at once
 * @param coolReady whether it can start to cool at once
 * @param held whether a part of it has not run its least time
 * @param exercise whether the heating relay is asked for to move a valve alone
 */
public record Evidence(boolean windowOpen, boolean noHeatPause, int dutyPermille,
        boolean heatReady, boolean coolReady, boolean held, boolean exercise) {
    boolean isReady(Demand what) {
        return switch (what) {
            case REST -> true;
            case HEAT -> heatReady;
            case COOL -> coolReady;
        };
    }

    /** Nothing was noticed. */
    public static final Evidence NONE = new Evidence(false, false, 0, true, true,
            false, false);
}
