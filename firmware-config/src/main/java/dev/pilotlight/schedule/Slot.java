package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.Instant;

/**
 * A stretch of time in which one schedule entry holds.
 *
 * @param entry the entry's key
 * @param since when it began, inclusive
 * @param until when the next entry begins, exclusive
 */
public record Slot(Goal goal, String entry, Instant since, Instant until) {
    /** Its target while heating, presets as they come: for who simulates and has no owner. */
    public Temperature target() {
        return Presets.DEFAULTS.scheduled(goal, Mode.HEAT);
    }
}
