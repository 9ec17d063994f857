/**
 * Trying the thermostat without hardware: the real loop on simulated time in a simulated house, and
 * what it is judged by.
 */
@NullMarked
package dev.pilotlight.agent.simulate;

import org.jspecify.annotations.NullMarked;
