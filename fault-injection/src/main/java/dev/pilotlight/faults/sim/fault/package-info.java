/** What goes wrong, as data: written by a person, drawn by a seed, shrunk by leaving out. */
@NullMarked
package dev.pilotlight.faults.sim.fault;

import org.jspecify.annotations.NullMarked;
