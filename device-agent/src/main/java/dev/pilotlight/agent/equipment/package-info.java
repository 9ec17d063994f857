/** What is wired, and what each relay does for a demand. Pure; no rest time is kept here. */
@NullMarked
package dev.pilotlight.agent.equipment;

import org.jspecify.annotations.NullMarked;
