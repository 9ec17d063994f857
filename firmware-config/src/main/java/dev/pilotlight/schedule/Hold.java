package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Instant;

/** A target that a resident asked for, at the wall or in the app, with its end (law L3). */
public record Hold(Temperature target, Instant until) {

    /** Whether it still asks for anything at {@code wall}; its end is exclusive. */
    public boolean isActive(Instant wall) {
        return wall.isBefore(until);
    }
}
