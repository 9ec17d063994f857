package dev.pilotlight.cloud.presence;

import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Presence.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to believe about a device's presence (law L11); pure. */
public final class PresenceRules {
    /** A live device says something every 10 s; after this long it has not just proved itself. */
    public static final Duration PROOF_LASTS = Duration.ofSeconds(13);

    private PresenceRules() {}

    /** How a device stands towards the cloud. */
    public enum Standing {
        /** Said something within the last {@link #PROOF_LASTS}. */
        ONLINE,
        /** Is not known to be gone, but has not said anything for too long. */
        SILENT,
        /** Asleep by its own word. */
        SLEEPING,
        /** Said goodbye. */
        DISCONNECTED,
        /** Went without a word. */
        LOST,
        /** Has not been heard since this cloud process started. */
        UNKNOWN,
        /** Was never heard. */
        NEVER;
    }

    /**
     * The sighting after a device or its will said something. The will of an earlier session says
     * nothing of the present one, so it is ignored.
     */
    public static Optional<Sighting> after(Optional<Sighting> before, Presence said, Instant now) {
        if (before.isEmpty()) {
            return Optional.of(new Sighting(said, now));
        }
        Presence current = before.get().presence();
        boolean ends = said.state() == State.LOST || said.state() == State.DISCONNECTED;
        if (ends && said.bdSeq() != current.bdSeq()) {
            return before;
        }
        // It said goodbye; that its connection was then cut is no news of it.
        if (said.state() == State.LOST && current.state() == State.DISCONNECTED) {
            return before;
        }
        boolean unchanged = said.state() == current.state() && said.bdSeq() == current.bdSeq();
        return Optional.of(new Sighting(said, unchanged ? before.get().since() : now));
    }

    /**
     * How a device stands.
     *
     * @param heardAgo since this cloud process last heard anything from it; empty when never
     */
    public static Standing standing(Optional<Sighting> sighting, Optional<Duration> heardAgo) {
        if (heardAgo.isEmpty()) {
            return sighting.isEmpty() ? Standing.NEVER : Standing.UNKNOWN;
        }
        State said = sighting.map(s -> s.presence().state()).orElse(State.READY);
        return switch (said) {
            case LOST -> Standing.LOST;
            case DISCONNECTED -> Standing.DISCONNECTED;
            case SLEEPING -> Standing.SLEEPING;
            case INIT, READY ->
                heardAgo.get().compareTo(PROOF_LASTS) <= 0 ? Standing.ONLINE : Standing.SILENT;
        };
    }
}
