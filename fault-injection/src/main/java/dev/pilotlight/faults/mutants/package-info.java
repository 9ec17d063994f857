/** Reads what mutation testing found, and counts it by package. */
@NullMarked
package dev.pilotlight.faults.mutants;

import org.jspecify.annotations.NullMarked;
