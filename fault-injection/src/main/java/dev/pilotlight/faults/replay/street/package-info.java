/** Plays an outage on a street of Pilotlight's own, and on the same street run by the cloud. */
@NullMarked
package dev.pilotlight.faults.replay.street;

import org.jspecify.annotations.NullMarked;
