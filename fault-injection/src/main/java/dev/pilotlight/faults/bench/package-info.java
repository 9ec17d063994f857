/** Load on the cloud as a whole fleet makes it: how much it takes, and what a kill costs. */
@NullMarked
package dev.pilotlight.faults.bench;

import org.jspecify.annotations.NullMarked;
