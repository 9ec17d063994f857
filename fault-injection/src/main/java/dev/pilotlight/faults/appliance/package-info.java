/**
 * The packaged thermostat as an appliance: how fast it starts, how little it needs, how punctual it
 * is.
 */
@NullMarked
package dev.pilotlight.faults.appliance;

import org.jspecify.annotations.NullMarked;
