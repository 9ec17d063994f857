/**
 * The ways in from outside: both HTTP APIs, enrolment and MQTT as a stranger to the products' code
 * uses them, written against the published interfaces alone.
 */
@NullMarked
package dev.pilotlight.faults.client;

import org.jspecify.annotations.NullMarked;
