/** What must hold after every event, and what must be so at the end, by the laws' numbers. */
@NullMarked
package dev.pilotlight.faults.sim.law;

import org.jspecify.annotations.NullMarked;
