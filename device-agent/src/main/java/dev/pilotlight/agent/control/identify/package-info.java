/** Finds the model from what was seen, and checks it on what came after. Pure. */
@NullMarked
package dev.pilotlight.agent.control.identify;

import org.jspecify.annotations.NullMarked;
