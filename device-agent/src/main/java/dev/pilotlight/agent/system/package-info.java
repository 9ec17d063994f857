/** The machine: clocks and their trust, the service manager, the loop's thread. */
@NullMarked
package dev.pilotlight.agent.system;

import org.jspecify.annotations.NullMarked;
