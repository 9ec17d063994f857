package dev.pilotlight.agent.simulate;

import dev.pilotlight.config.ControlSettings;
import java.time.Duration;

/** Who controls the house in a simulation. */
public sealed interface Contender {
    /** The word in options and reports. */
    String word();

    /**
     * A controller that ships with the agent.
     *
     * @param headStart how much sooner than the plan its own schedule asks for the occupied target,
     *        as an owner without optimal start would set it
     * @param raisedMilliK by how much more its own schedule asks for, as an owner would who is cold
     *        (or warm, when cooling)
     */
    record Shipped(ControlSettings.Rule rule, ControlSettings.Early early, Duration headStart,
            int raisedMilliK) implements Contender {
        /** As it comes, with early start and stop. */
        public static Shipped of(ControlSettings.Rule rule) {
            return new Shipped(rule, ControlSettings.DEFAULTS.early(), Duration.ZERO, 0);
        }

        @Override
        public String word() {
            return rule.word();
        }
    }

    /** Knows the house, its state and the weather to come: the bound of what is possible. */
    record Ideal() implements Contender {
        /** Its name. */
        public static final String NAME = "ideal";

        @Override
        public String word() {
            return NAME;
        }
    }
}
