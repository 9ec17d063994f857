package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.replay.outage.Phase;

/**
 * That a phase was not only planned.
 *
 * @param count how often its proofs were counted while it lasted
 */
public record Occurred(Phase phase, long count) {}
