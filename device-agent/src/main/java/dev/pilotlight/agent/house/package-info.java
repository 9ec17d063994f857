/**
 * Simulated hardware, a first-class driver beside real pins: a house as a network of heat
 * capacities and conductances, its weather, and the adapters that let the agent control it,
 * computed here or in another process.
 */
@NullMarked
package dev.pilotlight.agent.house;

import org.jspecify.annotations.NullMarked;
