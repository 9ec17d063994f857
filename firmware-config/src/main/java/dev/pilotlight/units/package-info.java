/**
 * Values that device and cloud share and that cannot be wrong: temperatures, names, parse results,
 * pace.
 */
@NullMarked
package dev.pilotlight.units;

import org.jspecify.annotations.NullMarked;
