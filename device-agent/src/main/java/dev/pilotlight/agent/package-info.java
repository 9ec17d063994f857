/** The program: commands, and the one place that puts adapters, loop and core together. */
@NullMarked
package dev.pilotlight.agent;

import org.jspecify.annotations.NullMarked;
