package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;

/**
 * What may be done.
 *
 * @param output for the relays
 * @param cause why that is not what was asked
 * @param next the supervisor to ask next time
 * @param switched whether the output differs from the one before
 */
public record Ruling(Demand output, Cause cause, Supervisor next, boolean switched) {}
