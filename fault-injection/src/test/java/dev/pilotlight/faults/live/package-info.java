/** Tests against the real processes, started from the built jars as a user would. */
@NullMarked
package dev.pilotlight.faults.live;

import org.jspecify.annotations.NullMarked;
