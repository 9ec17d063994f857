package dev.pilotlight.agent.control;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * The next change of the target, as far as it is known now.
 *
 * @param in from the call's moment until the change
 * @param mayStartEarly whether the owner wants the new target reached at the change, and not begun
 *        there
 * @param mayStopEarly whether the owner lets the room coast towards the change
 */
public record Ahead(Temperature target, Duration in, boolean mayStartEarly,
        boolean mayStopEarly) {}
