package dev.pilotlight.faults.replay.street;

/** One household on both streets. */
public record Household(Neighbour neighbour, Lived own, Lived cloudRun) {}
