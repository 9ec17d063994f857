package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Fault;
import dev.pilotlight.faults.ledger.Ledger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is broken at present; each beginning and end is written into the ledger. Any thread. */
final class Broken {
    private final Ledger ledger;
    private final Timeline timeline;
    private final Set<Fault> faults = Collections.synchronizedSet(EnumSet.noneOf(Fault.class));

    Broken(Ledger ledger, Timeline timeline) {
        this.ledger = ledger;
        this.timeline = timeline;
    }

    void began(Fault fault) {
        if (faults.add(fault)) {
            ledger.write(new Fact.Began(timeline.now(), fault));
        }
    }

    void ended(Fault fault) {
        if (faults.remove(fault)) {
            ledger.write(new Fact.Ended(timeline.now(), fault));
        }
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }

    Set<Fault> now() {
        synchronized (faults) {
            return Set.copyOf(faults);
        }
    }
}
