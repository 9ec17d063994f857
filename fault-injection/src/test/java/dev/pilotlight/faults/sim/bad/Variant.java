package dev.pilotlight.faults.sim.bad;

import dev.pilotlight.faults.ledger.Law;

/**
 * A product that is wrong in one place.
 *
 * @param law which has to catch it
 * @param tale in which it does
 * @param seeds within which it must be caught
 */
record Variant(String name, Law law, Tale tale, int seeds, Patch patch) {
    @Override
    public String toString() {
        return name;
    }
}
