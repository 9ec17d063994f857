/** The way between agents and brokers, and the brokers, with everything that ails them. */
@NullMarked
package dev.pilotlight.faults.sim.net;

import org.jspecify.annotations.NullMarked;
