/** The device's side of its twin: stamped edits, merge by intent, what to publish next. Pure. */
@NullMarked
package dev.pilotlight.agent.sync;

import org.jspecify.annotations.NullMarked;
