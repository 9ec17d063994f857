/**
 * Defences taken out of the product one at a time: the test that is named for a fault must then
 * fail.
 */
@NullMarked
package dev.pilotlight.faults.defence;

import org.jspecify.annotations.NullMarked;
