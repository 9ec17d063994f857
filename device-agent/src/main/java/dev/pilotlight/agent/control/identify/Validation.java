package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.Pi;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Observation;
import dev.pilotlight.agent.control.model.State;

/**
 * Checks a plant on data that it was not made from: every half hour, was what it foresaw half an
 * hour ago nearer to what came than "stays as it is"? Immutable.
 *
 * @param blind the state simulated on without looking since {@code since}, hours of uptime
 * @param from the room then, °C
 * @param model mean squared error of the plant, K²
 * @param stay mean squared change of the room, K²
 * @param count of checks so far
 */
public record Validation(State blind, double since, double from, double model, double stay,
        int count) {
    public static final double AHEAD_HOURS = 0.5;
    private static final double MEMORY = 0.08;
    private static final int LEAST_CHECKS = 6;
    /** An error that is no reason for distrust, K²: {@link Pi} seldom does better. */
    private static final double FAIR = 0.6 * 0.6;

    public static Validation begun(State state, double now) {
        return new Validation(state, now, state.room(), 0, 0, 0);
    }

    /** For a new plant: it inherits the record of the old one until it has its own. */
    public Validation handedOn(State state, double now) {
        return new Validation(state, now, state.room(), model, stay, Math.min(count,
                LEAST_CHECKS));
    }

    public Validation passed(Discretization motion, Observation observation) {
        return new Validation(motion.step(blind, observation.ran().sign(), observation.outdoor()),
                since, from, model,
                stay, count);
    }

    public Validation checked(State state, double now) {
        if (now - since < AHEAD_HOURS) {
            return this;
        }
        double weight = Math.max(MEMORY, 1.0 / (count + 1));
        double missed = Math.min(4, square(blind.room() - state.room()));
        double moved = Math.min(4, square(from - state.room()));
        return new Validation(state, now, state.room(), model + weight * (missed - model),
                stay + weight * (moved - stay), count + 1);
    }

    /** Whether the plant may decide. */
    public boolean isGood() {
        return count < LEAST_CHECKS || model <= FAIR || model <= stay;
    }

    private static double square(double value) {
        return value * value;
    }
}
