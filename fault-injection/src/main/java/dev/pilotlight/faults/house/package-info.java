/**
 * The house as the agent's {@code house} driver sees it: a thermometer and relays behind a line
 * protocol on loopback, which live on, and report what they do, while the agent is dead.
 */
@NullMarked
package dev.pilotlight.faults.house;

import org.jspecify.annotations.NullMarked;
