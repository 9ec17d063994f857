package dev.pilotlight.agent.control.model;

import dev.pilotlight.agent.control.Demand;
import java.util.OptionalDouble;

/**
 * What one call adds to the one before; times in hours of uptime.
 *
 * @param hours since the look before
 * @param ran what ran since then
 * @param starts whether equipment has just started
 * @param outdoor °C; the last known one while there is none
 * @param fresh a reading that was not seen before, °C
 * @param period since the reading before that one
 */
public record Observation(double now, double hours, Demand ran, boolean starts, double outdoor,
        OptionalDouble fresh, double period) {}
