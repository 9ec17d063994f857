/** Which readings are believed, and for how long: range, slope, age. Pure. */
@NullMarked
package dev.pilotlight.agent.sensing;

import org.jspecify.annotations.NullMarked;
