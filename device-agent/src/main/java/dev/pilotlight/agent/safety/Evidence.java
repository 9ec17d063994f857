package dev.pilotlight.agent.safety;

/**
 * What was noticed besides the reading.
 *
 * @param windowOpen heating and cooling pause
 * @param noHeatPause heating pauses before it is tried anew
 * @param dutyPermille share of time that heating was lately needed, for when nothing is believed; 0
 *        when it is not known or nobody wants heat
 * @param ready whether the equipment can start what is wanted at once
 * @param held whether a part of it has not run its least time
 * @param exercise whether the heating relay is asked for to move a valve alone
 */
public record Evidence(boolean windowOpen, boolean noHeatPause, int dutyPermille, boolean ready,
        boolean held, boolean exercise) {
    /** Nothing was noticed. */
    public static final Evidence NONE = new Evidence(false, false, 0, true, false, false);
}
