/** One queue of what will happen, one seed, one trace: the time and chance of a simulation. */
@NullMarked
package dev.pilotlight.faults.sim.world;

import org.jspecify.annotations.NullMarked;
