package dev.pilotlight.agent.control.model;

/**
 * How the room's air and the building's mass exchange and lose heat; rates per hour, all positive.
 *
 * @param exchange air towards mass: conductance between them over the air's capacity
 * @param ratio capacity of the air over the capacity of the mass
 * @param airLoss air towards the outdoors
 * @param massLoss mass towards the outdoors
 */
public record Envelope(double exchange, double ratio, double airLoss, double massLoss) {}
