/**
 * Second readings, written from the standard or the README alone, beside which the product is read
 * on random inputs. What ends in {@code Reading} shares no code with what it judges but values.
 */
@NullMarked
package dev.pilotlight.judges;

import org.jspecify.annotations.NullMarked;
