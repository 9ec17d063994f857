/** Known-bad variants of the product: each must be caught by a law of the simulation. */
@NullMarked
package dev.pilotlight.faults.sim.bad;

import org.jspecify.annotations.NullMarked;
