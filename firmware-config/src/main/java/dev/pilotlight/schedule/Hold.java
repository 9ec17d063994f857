package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;

/**
 * What a resident asked for, at the wall or in the app, with its end (law L3).
 *
 * @param until its end; empty for a permanent one, which nobody gets without asking for just that
 */
public record Hold(Goal goal, Optional<Instant> until) {

    /** That target up to that moment. */
    public Hold(Temperature target, Instant until) {
        this(Goal.of(target), Optional.of(until));
    }

    /** Whether it still asks for anything at {@code wall}; its end is exclusive. */
    public boolean isActive(Instant wall) {
        return until.isEmpty() || wall.isBefore(until.get());
    }

    public boolean isPermanent() {
        return until.isEmpty();
    }
}
