package dev.pilotlight.agent.trial;

import java.time.Duration;
import java.util.Set;

/** What can happen to a configuration. */
public sealed interface TrialEvent {

    /** The device started; the slots whose bytes are whole. Always the first event. */
    record Booted(Set<Place> sound) implements TrialEvent {
        public Booted {
            sound = Set.copyOf(sound);
        }
    }

    /** The gate accepted a configuration. */
    record Offered(long version, String sha256, String bytes) implements TrialEvent {}

    /** The bytes of the slot are durable. */
    record Stored(Bundle bundle) implements TrialEvent {}

    /**
     * So much time passed since the last beat, and this is how the thermostat does, and its link if
     * that has to be proven.
     */
    record Beat(Duration elapsed, Health health, LinkProof link) implements TrialEvent {
        /** Of a configuration that leaves the link alone. */
        public Beat(Duration elapsed, Health health) {
            this(elapsed, health, LinkProof.NOT_NEEDED);
        }
    }

    /** A person does not want it. */
    record Declined(String who) implements TrialEvent {}

    /** A person wants it later; at most {@link TrialRules#LONGEST_WAIT}. */
    record Postponed(String who, Duration putOff) implements TrialEvent {}

    /** A person wants the version before. */
    record WentBack(String who) implements TrialEvent {}

    /** The operator takes that version back, also where it is on trial. */
    record Withdrawn(long version) implements TrialEvent {}
}
