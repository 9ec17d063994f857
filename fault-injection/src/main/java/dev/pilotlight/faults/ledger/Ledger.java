package dev.pilotlight.faults.ledger;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where facts are written down while the story runs. Any thread; at most {@value #MOST} facts,
 * which is an hour of them.
 */
public final class Ledger {

    private static final int MOST = 200_000;

    private final Queue<Fact> facts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Writes one down; what comes after the bound is left out. */
    public void write(Fact fact) {
        if (count.getAndIncrement() < MOST) {
            facts.add(fact);
        }
    }

    /** What is in the book now. */
    public Facts facts() {
        return new Facts(facts.stream().toList());
    }
}
