/**
 * What the runtime asks of the world and what the world may ask of it; interfaces and plain values.
 */
@NullMarked
package dev.pilotlight.cloud.port;

import org.jspecify.annotations.NullMarked;
