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

    Step beat(TrialState state, Phase.OnTrial trial, TrialEvent.Beat beat) {
        Phase.OnTrial next = passed(trial, beat);
        if (next.unwell().compareTo(rules.patience()) > 0) {
            return Trial.ended(state, Outcome.ROLLED_BACK,
                    String.join(", ", beat.health().complaints()) + " for " + next.unwell()
                            .toSeconds() + " s, want at most " + rules.patience().toSeconds());
        }
        if (beat.link() == LinkProof.ONLY_THE_OLD && !next.linked()) {
            return Trial.ended(state, Outcome.ROLLED_BACK, "its link does not connect, and the one"
                    + " before does: tried in two rounds");
        }
        return next.healthy().compareTo(rules.soak()) < 0
                ? soaking(state, trial, next)
                : soaked(state, trial, next, beat.link());
    }

    private static Phase.OnTrial passed(Phase.OnTrial trial, TrialEvent.Beat beat) {
        boolean well = beat.health().complaints().isEmpty();
        return new Phase.OnTrial(trial.bundle(), trial.boots(),
                well ? trial.healthy().plus(beat.elapsed()) : trial.healthy(),
                well ? Duration.ZERO : trial.unwell().plus(beat.elapsed()),
                trial.total().plus(beat.elapsed()),
                trial.linked() || beat.link() == LinkProof.CONNECTED);
    }

    private Step soaking(TrialState state, Phase.OnTrial trial, Phase.OnTrial next) {
        return next.total().compareTo(rules.limit()) > 0
                ? Trial.ended(state, Outcome.ROLLED_BACK, "was well for only "
                        + next.healthy().toMinutes() + " min of " + next.total().toMinutes()
                        + ", want " + rules.soak().toMinutes())
                : going(state, trial, next);
    }

    /** Well for long enough; a link that has to be proven may take as long as an outage lasts. */
    private static Step soaked(TrialState state, Phase.OnTrial trial, Phase.OnTrial next,
            LinkProof link) {
        return next.linked() || link == LinkProof.NOT_NEEDED
                ? kept(state, next.bundle())
                : going(state, trial, next);
    }

    private static Step going(TrialState state, Phase.OnTrial trial, Phase.OnTrial next) {
        return next.linked() == trial.linked()
                ? marked(trial.total(), next.total(), state.in(next))
                : Step.remembered(state.in(next));
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
