package dev.pilotlight.agent.control;

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
record Trust(Estimate blind, double since, double from, double model, double stay, int count) {
    static final double AHEAD_HOURS = 0.5;
    private static final double MEMORY = 0.08;
    private static final int LEAST_CHECKS = 6;
    /** An error that is no reason for distrust, K². */
    private static final double FAIR = 0.25 * 0.25;

    static Trust begun(Estimate state, double now) {
        return new Trust(state, now, state.room(), 0, 0, 0);
    }

    Trust passed(Motion motion, Look look) {
        return new Trust(motion.step(blind, look.ran().sign(), look.outdoor()), since, from, model,
                stay, count);
    }

    Trust checked(Estimate state, double now) {
        if (now - since < AHEAD_HOURS) {
            return this;
        }
        double weight = Math.max(MEMORY, 1.0 / (count + 1));
        double missed = Math.min(4, square(blind.room() - state.room()));
        double moved = Math.min(4, square(from - state.room()));
        return new Trust(state, now, state.room(), model + weight * (missed - model),
                stay + weight * (moved - stay), count + 1);
    }

    /** Whether the plant may decide. */
    boolean isGood() {
        return count < LEAST_CHECKS || model <= FAIR || model <= 0.5 * stay;
    }

    private static double square(double value) {
        return value * value;
    }
}
