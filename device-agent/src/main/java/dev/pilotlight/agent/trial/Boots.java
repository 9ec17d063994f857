package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialEffect.Remember;
import dev.pilotlight.agent.trial.TrialEffect.Run;
import dev.pilotlight.agent.trial.TrialEffect.Tell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a device starts with. A trial that makes the device start again and again is over after a
 * few starts, counted before anything of it runs; a slot that cannot be read never runs.
 */
final class Boots {
    private final TrialRules rules;

    Boots(TrialRules rules) {
        this.rules = rules;
    }

    /** The start: its effects always have something to run. */
    Step start(TrialState state, Set<Place> sound) {
        return switch (state.phase()) {
            case Phase.OnTrial trial when !readable(trial.bundle(), sound) ->
                over(state, trial, sound, Outcome.LOST, "its slot cannot be read");
            case Phase.OnTrial trial when trial.boots() >= rules.boots() ->
                over(state, trial, sound, Outcome.ROLLED_BACK, "the device started "
                        + trial.boots() + " times with it and it did not hold");
            case Phase.OnTrial trial -> again(state, trial);
            case Phase.Staged(Bundle bundle, _) when !readable(bundle, sound) -> told(
                    new Tell(bundle.version(), Outcome.LOST, "its slot cannot be read"),
                    proven(state.idle(), sound));
            case Phase.Staged _ -> proven(state, sound);
            case Phase.Idle _,Phase.Storing _ -> proven(state.idle(), sound);
        };
    }

    private static Step again(TrialState state, Phase.OnTrial trial) {
        Phase next = new Phase.OnTrial(trial.bundle(), trial.boots() + 1, trial.healthy(),
                trial.unwell(), trial.total(), trial.linked());
        return Step.remembered(state.in(next), new Run(trial.bundle()));
    }

    private static Step over(TrialState state, Phase.OnTrial trial, Set<Place> sound,
            Outcome outcome, String why) {
        return told(new Tell(trial.bundle().version(), outcome, why),
                proven(state.idle(), sound));
    }

    /** The proven one; if its slot died, the one before; at the worst the installer's file. */
    private static Step proven(TrialState state, Set<Place> sound) {
        if (readable(state.proven(), sound)) {
            return new Step(state, List.of(new Remember(state), new Run(state.proven())));
        }
        Bundle fallback = state.previous().filter(bundle -> readable(bundle, sound))
                .orElse(Bundle.INSTALLED);
        TrialState fallen = new TrialState(fallback, Optional.empty(), state.phase(),
                state.newest());
        return told(new Tell(state.proven().version(), Outcome.LOST, "its slot cannot be read"),
                Step.remembered(fallen, new Run(fallback)));
    }

    private static Step told(Tell tell, Step step) {
        List<TrialEffect> effects = new ArrayList<>(step.effects());
        effects.add(tell);
        return new Step(step.state(), effects);
    }

    private static boolean readable(Bundle bundle, Set<Place> sound) {
        return bundle.place() == Place.FILE || sound.contains(bundle.place());
    }
}
