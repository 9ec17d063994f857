package dev.pilotlight.faults.replay.street;

import dev.pilotlight.agent.trial.Health;
import dev.pilotlight.agent.trial.Step;
import dev.pilotlight.agent.trial.Trial;
import dev.pilotlight.agent.trial.TrialEffect;
import dev.pilotlight.agent.trial.TrialEvent;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.agent.trial.TrialState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The product's own trial in one house, whose disk and heating are well: for two weeks there is
 * nothing that it could find. One thread.
 */
final class Device {
    private static final Health WELL = new Health(true, true, true, Health.Room.RIGHT, false);

    private final Trial trial = new Trial(TrialRules.DEFAULTS);
    private TrialState state = TrialState.NEW;
    private Optional<Duration> landed = Optional.empty();
    private Optional<Duration> diesAt = Optional.empty();
    private long inForce;

    Device() {
        happens(new TrialEvent.Booted(Set.of()));
    }

    /** Takes one event and every one that follows from it; what it tells the cloud. */
    List<TrialEffect.Tell> happens(TrialEvent event) {
        List<TrialEffect.Tell> told = new ArrayList<>();
        Deque<TrialEvent> waiting = new ArrayDeque<>(List.of(event));
        while (!waiting.isEmpty()) {
            Step step = trial.react(state, waiting.removeFirst());
            state = step.state();
            for (TrialEffect effect : step.effects()) {
                switch (effect) {
                    case TrialEffect.Store(var bundle, _) -> waiting.add(new TrialEvent.Stored(
                            bundle));
                    case TrialEffect.Remember _ -> {
                    }
                    case TrialEffect.Run(var bundle) -> inForce = bundle.version();
                    case TrialEffect.Tell tell -> told.add(tell);
                }
            }
        }
        return told;
    }

    /** A minute in which all is well. */
    List<TrialEffect.Tell> minute(Duration now) {
        List<TrialEffect.Tell> told = happens(new TrialEvent.Beat(Duration.ofMinutes(1), WELL));
        if (inForce > 0 && landed.isEmpty()) {
            landed = Optional.of(now);
        }
        return told;
    }

    /** It will die then. */
    void diesAt(Duration then) {
        diesAt = Optional.of(then);
    }

    /** When it dies, if it has the configuration. */
    Optional<Duration> diesAt() {
        return diesAt;
    }

    /** When the configuration came into force, since the beginning. */
    Optional<Duration> landed() {
        return landed;
    }

    /** The version that it runs with; 0 for the installer's. */
    long inForce() {
        return inForce;
    }

    /** Law L7: whatever is in force is proven or on trial. */
    boolean isLawful() {
        return inForce == state.inForce().version();
    }
}
