/** The real agent on simulated clocks, relays, thermometers and disk, in a modelled house. */
@NullMarked
package dev.pilotlight.faults.sim.agent;

import org.jspecify.annotations.NullMarked;
