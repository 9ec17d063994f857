/**
 * Published outages as data: what was said to have happened when, by whom, and how it is played.
 */
@NullMarked
package dev.pilotlight.faults.replay.outage;

import org.jspecify.annotations.NullMarked;
