/**
 * The commissioning drill: every hazard played to the real loop in a simulated house, and random
 * days judged from outside.
 */
@NullMarked
package dev.pilotlight.agent.drill;

import org.jspecify.annotations.NullMarked;
