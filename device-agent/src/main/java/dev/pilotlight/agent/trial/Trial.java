package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialEffect.Run;
import dev.pilotlight.agent.trial.TrialEffect.Store;
import dev.pilotlight.agent.trial.TrialEffect.Tell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of an offered configuration. Immutable; any thread.
 *
 * <p>
 * One write, of the {@link TrialState}, moves the device from one configuration to the other; slots
 * are written only while no state points at them. So power may go at any byte.
 */
public final class Trial {
    private static final String TAKEN_BACK = "the operator took it back";

    private final TrialRules rules;

    public Trial(TrialRules rules) {
        this.rules = rules;
    }

    /** The next state and what is to be done. */
    public Step react(TrialState state, TrialEvent event) {
        return switch (event) {
            case TrialEvent.Booted(var sound) -> new Boots(rules).start(state, sound);
            case TrialEvent.Offered offered -> offered(state, offered);
            case TrialEvent.Stored(Bundle bundle) -> stored(state, bundle);
            case TrialEvent.Beat beat -> beat(state, beat);
            case TrialEvent.Declined(String who) ->
                ended(state, Outcome.DECLINED, "declined by " + who);
            case TrialEvent.Postponed(String who, Duration time) -> postponed(state, who, time);
            case TrialEvent.WentBack(String who) -> wentBack(state, who);
            case TrialEvent.Withdrawn(long version) -> withdrawn(state, version);
        };
    }

    /** The version before lies in the slot that is needed: it is forgotten before it is lost. */
    private static Step offered(TrialState state, TrialEvent.Offered offered) {
        if (!(state.phase() instanceof Phase.Idle)) {
            return new Step(state, List.of(new Tell(offered.version(), Outcome.BUSY,
                    "another one is on its way, want it offered again later")));
        }
        Bundle bundle = new Bundle(state.proven().place().spare(), offered.version(),
                offered.sha256());
        TrialState forgotten = new TrialState(state.proven(),
                state.previous().filter(old -> old.place() != bundle.place()),
                new Phase.Idle(), state.newest());
        return new Step(forgotten.in(new Phase.Storing(bundle)),
                List.of(new TrialEffect.Remember(forgotten), new Store(bundle, offered.bytes())));
    }

    private static Step stored(TrialState state, Bundle bundle) {
        if (!state.phase().equals(new Phase.Storing(bundle))) {
            return Step.quiet(state);
        }
        TrialState staged = new TrialState(state.proven(), state.previous(),
                new Phase.Staged(bundle, Duration.ZERO),
                Math.max(state.newest(), bundle.version()));
        return Step.remembered(staged, new Tell(bundle.version(), Outcome.STAGED, ""));
    }

    private Step beat(TrialState state, TrialEvent.Beat beat) {
        return switch (state.phase()) {
            case Phase.Idle _,Phase.Storing _ -> Step.quiet(state);
            case Phase.Staged staged -> waiting(state, staged, beat.elapsed(), beat
                    .health());
            case Phase.OnTrial trial -> new Soak(rules).beat(state, trial, beat);
        };
    }

    private static Step waiting(TrialState state, Phase.Staged staged, Duration elapsed,
            Health health) {
        Duration left = staged.putOff().minus(elapsed);
        Bundle bundle = staged.bundle();
        if (left.isPositive()) {
            return Soak.marked(staged.putOff(), left, state.in(new Phase.Staged(bundle, left)));
        }
        if (!health.isFitForTrial()) {
            return Step.quiet(state.in(new Phase.Staged(bundle, Duration.ZERO)));
        }
        Phase trial = new Phase.OnTrial(bundle, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO,
                false);
        return Step.remembered(state.in(trial), new Run(bundle),
                new Tell(bundle.version(), Outcome.ON_TRIAL, ""));
    }

    private static Step postponed(TrialState state, String who, Duration time) {
        if (!(state.phase() instanceof Phase.Staged(Bundle bundle, _))) {
            return Step.quiet(state);
        }
        Duration longest = TrialRules.LONGEST_WAIT;
        Duration bounded = time.compareTo(longest) > 0 ? longest : time;
        return Step.remembered(state.in(new Phase.Staged(bundle, bounded)), new Tell(
                bundle.version(), Outcome.POSTPONED, "by " + who));
    }

    /** What is on trial or waits goes first; then what was proven before comes back. */
    private static Step wentBack(TrialState state, String who) {
        if (!(state.phase() instanceof Phase.Idle)) {
            return ended(state, Outcome.DECLINED, "sent back by " + who);
        }
        Optional<Bundle> previous = state.previous();
        return previous.isEmpty()
                ? Step.quiet(state)
                : Step.remembered(state.promoted(previous.get()), new Run(previous.get()),
                        new Tell(state.proven().version(), Outcome.ROLLED_BACK,
                                "sent back by " + who));
    }

    private static Step withdrawn(TrialState state, long version) {
        return onItsWay(state.phase()).filter(bundle -> bundle.version() == version)
                .map(_ -> ended(state, Outcome.WITHDRAWN, TAKEN_BACK))
                .orElseGet(() -> withdrawnAfterAll(state, version));
    }

    /** It was kept before word of the withdrawal came: what was proven before comes back. */
    private static Step withdrawnAfterAll(TrialState state, long version) {
        Optional<Bundle> previous = state.previous()
                .filter(_ -> state.phase() instanceof Phase.Idle
                        && state.proven().version() == version);
        return previous.isEmpty()
                ? Step.quiet(state)
                : Step.remembered(state.promoted(previous.get()), new Run(previous.get()),
                        new Tell(version, Outcome.WITHDRAWN, TAKEN_BACK));
    }

    /** Leaves whatever is on its way; from a trial, back to what is proven. */
    static Step ended(TrialState state, Outcome outcome, String why) {
        Optional<Bundle> bundle = onItsWay(state.phase());
        if (bundle.isEmpty()) {
            return Step.quiet(state);
        }
        Tell tell = new Tell(bundle.get().version(), outcome, why);
        return state.phase() instanceof Phase.OnTrial
                ? Step.remembered(state.idle(), new Run(state.proven()), tell)
                : Step.remembered(state.idle(), tell);
    }

    private static Optional<Bundle> onItsWay(Phase phase) {
        return switch (phase) {
            case Phase.Idle _ -> Optional.empty();
            case Phase.Storing(Bundle bundle) -> Optional.of(bundle);
            case Phase.Staged(Bundle bundle, _) -> Optional.of(bundle);
            case Phase.OnTrial trial -> Optional.of(trial.bundle());
        };
    }
}
