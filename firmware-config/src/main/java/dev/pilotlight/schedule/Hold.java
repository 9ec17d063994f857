package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a resident asked for, at the wall or in the app, with its end (law L3).
 *
 * @param until its end; empty for a permanent one, which nobody gets without asking for just that
 * @param from what a preset that is a difference counts from; empty for what would hold without it
 * @param then the hold that this one interrupts, and that holds again after it
 */
public record Hold(Goal goal, Optional<Instant> until, Optional<Temperature> from,
        Optional<Hold> then) {

    /** One that interrupts nothing. */
    public Hold(Goal goal, Optional<Instant> until) {
        this(goal, until, Optional.empty(), Optional.empty());
    }

    /** That target up to that moment. */
    public Hold(Temperature target, Instant until) {
        this(Goal.of(target), Optional.of(until));
    }

    /** Whether it still asks for anything at {@code wall}; its end is exclusive. */
    public boolean isActive(Instant wall) {
        return until.isEmpty() || wall.isBefore(until.get());
    }

    /** What of it asks for anything at {@code wall}: itself, or what it interrupted. */
    public Optional<Hold> at(Instant wall) {
        return isActive(wall) ? Optional.of(this) : then.flatMap(after -> after.at(wall));
    }

    /** The same, on a clock that was found to be so much slow. */
    public Hold movedBy(Duration step) {
        return new Hold(goal, until.map(end -> end.plus(step)), from, then.map(after -> after
                .movedBy(step)));
    }

    public boolean isPermanent() {
        return until.isEmpty();
    }
}
