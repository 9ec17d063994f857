package dev.pilotlight.agent.core;

import java.util.List;

/** What comes of an event: the state after it, and what to do, in order. */
public record Reaction(Thermostat next, List<Effect> effects) {}
