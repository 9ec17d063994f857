package dev.pilotlight.agent.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts that are shown without asking the disk. Any thread. */
final class Tally {
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong quarantined = new AtomicLong();
    /** Acknowledged, and not yet deleted on disk: not to be sent again. */
    private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

    void added() {
        waiting.incrementAndGet();
    }

    void gone() {
        waiting.decrementAndGet();
    }

    void leaving(Collection<Long> ids) {
        for (long id : ids) {
            if (leaving.add(id)) {
                waiting.decrementAndGet();
            }
        }
    }

    boolean isLeaving(long id) {
        return leaving.contains(id);
    }

    void done(Job job) {
        switch (job) {
            case Job.Append _,Job.Save _ -> {
            }
            case Job.Delivered(var ids) -> leaving.removeAll(ids);
            case Job.Refused(var ids, String _) -> {
                leaving.removeAll(ids);
                quarantined.addAndGet(ids.size());
            }
        }
    }

    void recount(Statements statements) throws SQLException {
        waiting.set(Math.max(0, statements.count("outbox") - leaving.size()));
        quarantined.set(statements.count("quarantine"));
    }

    long waiting() {
        return Math.max(0, waiting.get());
    }

    long quarantined() {
        return quarantined.get();
    }
}
