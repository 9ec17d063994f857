package dev.pilotlight.agent.control.model;

/**
 * Where the plant is now: simulated with what really runs, led to the readings with a corner of
 * {@value #CORNER} per hour (a second-order observer: an error moves the room, and the drift by its
 * integral, so that no constant disturbance leaves an offset). Immutable.
 *
 * @param at hours of uptime for which {@code state} is
 */
public record Observer(State state, double at) {
    private static final double CORNER = 6;
    /** Beyond a correction of this the observer was lost, and begins anew at the reading. */
    private static final double LOST_K = 3;
    private static final double MOST_DRIFT = 100;

    /** Time went by, as much as the motion is long. */
    public Observer passed(Discretization motion, Observation observation) {
        return new Observer(motion.step(state, observation.ran().sign(), observation.outdoor()),
                observation.now());
    }

    /** A reading of now, the first after so many hours. */
    public Observer corrected(double reading, double since) {
        double error = reading - state.room();
        if (Math.abs(error) > LOST_K) {
            double shift = reading - state.room();
            return new Observer(new State(reading, state.mass() + shift, state.heat(), state
                    .cool(), 0), at);
        }
        double gain = 1 - Math.exp(-2 * CORNER * since);
        double driftGain = CORNER * CORNER * Math.min(since, 0.2);
        double drift = Math.clamp(state.drift() + driftGain * error, -MOST_DRIFT, MOST_DRIFT);
        return new Observer(state.moved(gain * error, 0).withDrift(drift), at);
    }
}
