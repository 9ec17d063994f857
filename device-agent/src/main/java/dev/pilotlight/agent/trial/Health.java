package dev.pilotlight.agent.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * What a configuration on trial is judged by: what the thermostat does. The cloud is not in it, so
 * an outage never fails a trial.
 *
 * @param sensorFresh whether the room's temperature is believed and fresh
 * @param relaysAnswer whether every relay did what it was told
 * @param onTime whether the loop decided in time
 * @param room which way the room goes while it is heated or cooled
 * @param fault whether a heating fault or a risk of frost is on: no trial starts in it
 */
public record Health(boolean sensorFresh, boolean relaysAnswer, boolean onTime, Room room,
        boolean fault) {

    /** Which way the room goes. */
    public enum Room {
        /** As it should. */
        RIGHT,
        /** Away from its target, for longer than the house's delay. */
        WRONG,
        /** Nothing runs, or not for long enough. */
        UNKNOWN
    }

    /** Whether a trial may begin now. */
    boolean isFitForTrial() {
        return complaints().isEmpty() && !fault;
    }

    /** What is wrong with what the thermostat does, in words; none when all is well. */
    List<String> complaints() {
        List<String> wrong = new ArrayList<>();
        complain(!sensorFresh, "the room's temperature is not fresh", wrong);
        complain(!relaysAnswer, "a relay does not answer", wrong);
        complain(!onTime, "the control loop is late", wrong);
        complain(room == Room.WRONG, "the room goes the wrong way", wrong);
        return wrong;
    }

    private static void complain(boolean is, String sentence, List<String> wrong) {
        if (is) {
            wrong.add(sentence);
        }
    }
}
