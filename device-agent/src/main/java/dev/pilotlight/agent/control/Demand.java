package dev.pilotlight.agent.control;

/** What is asked of the equipment; heating and cooling at once cannot be said. */
public enum Demand {
    REST, HEAT, COOL
}
