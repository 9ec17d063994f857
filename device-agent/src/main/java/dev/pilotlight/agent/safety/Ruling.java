package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;

/**
 * What may be done.
 *
 * @param output for the relays
 * @param intended what shall run as soon as it has rested and is ready; the plant prepares for it
 * @param cause why that is not what was asked
 * @param next the supervisor to ask next time
 * @param switched whether the output differs from the one before
 */
public record Ruling(Demand output, Demand intended, Cause cause, Supervisor next,
        boolean switched) {}
