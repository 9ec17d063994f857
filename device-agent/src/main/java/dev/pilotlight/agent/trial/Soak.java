package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialEffect.Tell;
import java.time.Duration;

/** The time on trial: all must be well for long enough, and never unwell for too long. */
final class Soak {
    /** Progress is written that often: a power cut costs no more of it. */
    private static final Duration MARK = Duration.ofMinutes(10);

    private final TrialRules rules;

    Soak(TrialRules rules) {
        this.rules = rules;
    }

    Step beat(TrialState state, Phase.OnTrial trial, Duration elapsed, Health health) {
        boolean well = health.complaints().isEmpty();
        Phase.OnTrial next = new Phase.OnTrial(trial.bundle(), trial.boots(),
                well ? trial.healthy().plus(elapsed) : trial.healthy(),
                well ? Duration.ZERO : trial.unwell().plus(elapsed),
                trial.total().plus(elapsed));
        if (next.unwell().compareTo(rules.patience()) > 0) {
            return Trial.ended(state, Outcome.ROLLED_BACK,
                    String.join(", ", health.complaints()) + " for " + next.unwell().toSeconds()
                            + " s, want at most " + rules.patience().toSeconds());
        }
        if (next.healthy().compareTo(rules.soak()) >= 0) {
            return kept(state, next.bundle());
        }
        return next.total().compareTo(rules.limit()) > 0
                ? Trial.ended(state, Outcome.ROLLED_BACK, "was well for only "
                        + next.healthy().toMinutes() + " min of " + next.total().toMinutes()
                        + ", want " + rules.soak().toMinutes())
                : marked(trial.total(), next.total(), state.in(next));
    }

    private static Step kept(TrialState state, Bundle bundle) {
        return Step.remembered(state.promoted(bundle), new Tell(bundle.version(), Outcome.KEPT,
                ""));
    }

    /** The state, remembered when the time passed a mark. */
    static Step marked(Duration before, Duration after, TrialState state) {
        return before.dividedBy(MARK) == after.dividedBy(MARK)
                ? Step.quiet(state)
                : Step.remembered(state);
    }
}
