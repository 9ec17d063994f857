/** Strangers in the house's own network at the thermostat's page: crowds, and who guesses PINs. */
@NullMarked
package dev.pilotlight.faults.lan;

import org.jspecify.annotations.NullMarked;
