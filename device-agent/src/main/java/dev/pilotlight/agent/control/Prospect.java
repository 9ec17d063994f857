package dev.pilotlight.agent.control;

/**
 * What is expected of the hours to come.
 *
 * @param state now
 * @param now hours of uptime
 * @param outdoorNow °C
 */
record Prospect(Estimate state, double now, double outdoorNow, Habit habit) {

    /** A state {@code ahead} hours from now, with the drift that is expected then. */
    Estimate drifting(Estimate later, double ahead) {
        return later.withDrift(state.drift() + habit.driftChange(now, ahead));
    }

    /** The outdoor temperature so many hours from now, °C. */
    double outdoor(double ahead) {
        return outdoorNow + habit.outdoorChange(now, ahead);
    }
}
