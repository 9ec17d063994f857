package dev.pilotlight.agent.trial;

import java.util.Optional;

/**
 * Everything that the device remembers of its configurations; written whole or not at all.
 *
 * @param proven what is in force unless something is on trial
 * @param previous what was proven before, while its slot still holds it
 * @param newest the highest version ever staged, kept or not: nothing at or below it is taken again
 */
public record TrialState(Bundle proven, Optional<Bundle> previous, Phase phase, long newest) {
    /** A device as it is installed. */
    public static final TrialState NEW = new TrialState(Bundle.INSTALLED, Optional.empty(),
            new Phase.Idle(), 0);

    /** What the device runs with. */
    public Bundle inForce() {
        return phase instanceof Phase.OnTrial trial ? trial.bundle() : proven;
    }

    TrialState in(Phase next) {
        return new TrialState(proven, previous, next, newest);
    }

    TrialState idle() {
        return in(new Phase.Idle());
    }

    /** The other bundle in force, this one kept to go back to. */
    TrialState promoted(Bundle to) {
        return new TrialState(to, Optional.of(proven), new Phase.Idle(), newest);
    }
}
