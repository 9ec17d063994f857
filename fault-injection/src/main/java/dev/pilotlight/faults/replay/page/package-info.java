/** A replayed outage for people: one page that needs nothing else, and a table for a terminal. */
@NullMarked
package dev.pilotlight.faults.replay.page;

import org.jspecify.annotations.NullMarked;
