/** Chooses between running and resting by what the model foresees. Pure. */
@NullMarked
package dev.pilotlight.agent.control.plan;

import org.jspecify.annotations.NullMarked;
