/** What the equipment should do for a target, before safety has spoken. Pure. */
@NullMarked
package dev.pilotlight.agent.control;

import org.jspecify.annotations.NullMarked;
