/** Configurations that are hostile, broken or cut off by the power, offered to the real agent. */
@NullMarked
package dev.pilotlight.faults.trial;

import org.jspecify.annotations.NullMarked;
