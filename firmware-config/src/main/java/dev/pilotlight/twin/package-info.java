/**
 * The device twin as values: JSON-shaped documents, merge patch, delta, stamps and the merge by
 * intent (law L6).
 */
@NullMarked
package dev.pilotlight.twin;

import org.jspecify.annotations.NullMarked;
