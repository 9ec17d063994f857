/**
 * The thermostat itself: one pure function from an event and a moment to the next state and the
 * effects it asks for, and the values that every other ring shares. No IO, no threads, no clock.
 */
@NullMarked
package dev.pilotlight.agent.core;

import org.jspecify.annotations.NullMarked;
