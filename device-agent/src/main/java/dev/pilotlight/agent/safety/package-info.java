/** The last word before the relays: floors, ceilings, rest times, blindness. Pure. */
@NullMarked
package dev.pilotlight.agent.safety;

import org.jspecify.annotations.NullMarked;
