/** Whole stories: the words to write one, how it is played, and the catalogue by name. */
@NullMarked
package dev.pilotlight.faults.sim.scenario;

import org.jspecify.annotations.NullMarked;
