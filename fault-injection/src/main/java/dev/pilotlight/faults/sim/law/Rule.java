package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import java.util.Optional;

/**
 * One thing that must hold after every event. It keeps what it must remember of the past, so it is
 * asked once after each event and belongs to one run. One thread.
 */
interface Rule {
    /** Of which law it is part. */
    Law law();

    /** What must hold, with the time in which it must be so. */
    String sentence();

    /** How it is broken at this moment; empty while it holds. */
    Optional<String> broken();

    /** How it is broken at the end, after a time without faults; most have nothing to add. */
    default Optional<String> brokenAtTheEnd() {
        return Optional.empty();
    }
}
