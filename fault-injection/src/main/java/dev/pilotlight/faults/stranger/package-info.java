/**
 * Link faults between plain MQTT clients and any broker, so that others can test theirs: is what it
 * acknowledged also what it delivers?
 */
@NullMarked
package dev.pilotlight.faults.stranger;

import org.jspecify.annotations.NullMarked;
