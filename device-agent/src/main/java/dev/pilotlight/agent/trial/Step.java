package dev.pilotlight.agent.trial;

import java.util.ArrayList;
import java.util.List;

/** The next state and what is to be done, in order. */
public record Step(TrialState state, List<TrialEffect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    /** Nothing is to be done. */
    static Step quiet(TrialState state) {
        return new Step(state, List.of());
    }

    /** The state is to be remembered before anything else is done. */
    static Step remembered(TrialState state, TrialEffect... then) {
        List<TrialEffect> effects = new ArrayList<>();
        effects.add(new TrialEffect.Remember(state));
        effects.addAll(List.of(then));
        return new Step(state, effects);
    }
}
