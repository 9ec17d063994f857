/** Which target holds now, on whose behalf, until when, and what follows. Pure. */
@NullMarked
package dev.pilotlight.agent.intent;

import org.jspecify.annotations.NullMarked;
