package dev.pilotlight.faults.sim.bad;

import dev.pilotlight.faults.ledger.Law;
import java.util.List;

/**
 * A product that is wrong in one place.
 *
 * @param law which has to catch it
 * @param tale in which it does
 * @param seeds within which it must be caught
 * @param numbers of the faults, {@code S01} to {@code F34}, whose defence it removes and which its
 *        tale plays
 */
record Variant(String name, Law law, Tale tale, int seeds, Patch patch, List<String> numbers) {
    Variant(String name, Law law, Tale tale, int seeds, Patch patch) {
        this(name, law, tale, seeds, patch, List.of());
    }

    /** The same as the lack of what defends against these. */
    Variant against(String faults) {
        return new Variant(name, law, tale, seeds, patch, List.of(faults.split(" ", -1)));
    }

    @Override
    public String toString() {
        return name;
    }
}
