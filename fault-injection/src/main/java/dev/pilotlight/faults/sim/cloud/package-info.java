/** The real cloud runtime on a simulated ledger that can be killed, filled and set back. */
@NullMarked
package dev.pilotlight.faults.sim.cloud;

import org.jspecify.annotations.NullMarked;
