/** What simulated and real parts both promise: one contract each, held by both. */
@NullMarked
package dev.pilotlight.faults.sim.contract;

import org.jspecify.annotations.NullMarked;
