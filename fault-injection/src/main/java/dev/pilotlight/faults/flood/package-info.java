/** Strangers in great numbers at the doors of the programs, and whether anybody else notices. */
@NullMarked
package dev.pilotlight.faults.flood;

import org.jspecify.annotations.NullMarked;
