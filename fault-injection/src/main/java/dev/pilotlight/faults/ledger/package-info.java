/**
 * What the script saw with its own eyes, and what it makes of it: facts, and one judgement per law.
 * Pure: no clock, no IO, and nothing that a product says of itself decides a law.
 */
@NullMarked
package dev.pilotlight.faults.ledger;

import org.jspecify.annotations.NullMarked;
