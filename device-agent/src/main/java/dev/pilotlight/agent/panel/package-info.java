/** What the thermostat itself shows: a small display, readable at two metres. */
@NullMarked
package dev.pilotlight.agent.panel;

import org.jspecify.annotations.NullMarked;
