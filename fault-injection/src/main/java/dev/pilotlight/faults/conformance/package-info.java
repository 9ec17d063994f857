/** Somebody else's tests of the broker: Eclipse Paho's interoperability suite, from a checkout. */
@NullMarked
package dev.pilotlight.faults.conformance;

import org.jspecify.annotations.NullMarked;
