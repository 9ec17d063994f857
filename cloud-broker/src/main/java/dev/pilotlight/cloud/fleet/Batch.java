package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.telemetry.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pieces of one device's work that become durable together: each is decided on what the one before
 * it left, and none is true before all are stored. Owned by the fleet's thread.
 */
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final List<Decided<?>> decided = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Memory memory;

    /** A piece of work and what it comes to. */
    record Decided<R>(Work<R> work, Plan<R> plan) {
        void succeed() {
            work.done().complete(plan.result());
        }
    }

    Batch(Memory memory) {
        this.memory = memory;
    }

    /** Decides one more piece; one that cannot be decided is refused at once. */
    <R> void add(Work<R> work, Instant now) {
        Plan<R> plan;
        try {
            plan = work.decide().apply(memory, now);
        } catch (RuntimeException bug) {
            // One device's message must not stop the others'.
            LOG.error("a message of {} could not be decided", work.device(), bug);
            work.refuse("internal error");
            return;
        }
        decided.add(new Decided<>(work, plan));
        memory = plan.memory();
        plan.entry().ifPresent(this::keep);
    }

    /** In the order in which the work came. */
    List<Decided<?>> decided() {
        return Collections.unmodifiableList(decided);
    }

    /** What must be stored; empty when there is nothing to keep. */
    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Whether the last piece erased what is known; what comes next is decided anew. */
    boolean endsInErasure() {
        return !entries.isEmpty() && entries.getLast() instanceof Entry.Erased;
    }

    void refuse(String why) {
        decided.forEach(each -> each.work().refuse(why));
    }

    /** Points that continue those before them go with them: one tally counts them all. */
    private void keep(Entry next) {
        if (!entries.isEmpty() && entries.getLast() instanceof Entry.Readings before
                && next instanceof Entry.Readings after && continues(before, after)) {
            List<Reading> rows = new ArrayList<>(before.rows());
            rows.addAll(after.rows());
            entries.set(entries.size() - 1, new Entry.Readings(before.device(), rows));
        } else {
            entries.add(next);
        }
    }

    private static boolean continues(Entry.Readings before, Entry.Readings after) {
        if (before.rows().isEmpty() || after.rows().isEmpty()) {
            return false;
        }
        Reading last = before.rows().getLast();
        Reading first = after.rows().getFirst();
        return last.boot().equals(first.boot()) && last.historical() == first.historical();
    }
}
