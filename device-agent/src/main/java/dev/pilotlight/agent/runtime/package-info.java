/** One deterministic thread: take an event, react, perform the effects. */
@NullMarked
package dev.pilotlight.agent.runtime;

import org.jspecify.annotations.NullMarked;
