package dev.pilotlight.agent.store;

import dev.pilotlight.agent.port.Job;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts that are shown without asking the disk: rows on their way to it, rows on it, and rows that
 * leave it. Any thread.
 */
final class Tally {
    /** Given to the journal, and not yet committed. */
    private final AtomicLong coming = new AtomicLong();
    /** Committed in the outbox. */
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong quarantined = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    /** Acknowledged, and not yet deleted on disk: not to be sent again. */
    private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

    void added() {
        coming.incrementAndGet();
    }

    /** A row that could not be kept. */
    void dropped() {
        coming.decrementAndGet();
    }

    /** A reading that found no place on its way to the writer. */
    void lost() {
        coming.decrementAndGet();
        lost.incrementAndGet();
    }

    /** How many were lost since the last time that this was asked. */
    long takeLost() {
        return lost.getAndSet(0);
    }

    void leaving(Collection<Long> ids) {
        leaving.addAll(ids);
    }

    /** They could not be booked as acknowledged. */
    void staying(Collection<Long> ids) {
        ids.forEach(leaving::remove);
    }

    boolean isLeaving(long id) {
        return leaving.contains(id);
    }

    /** That job is committed. */
    void done(Job job) {
        switch (job) {
            case Job.Save _,Job.Tell _ -> {
            }
            case Job.Append _ -> {
                stored.incrementAndGet();
                coming.decrementAndGet();
            }
            case Job.Delivered(var ids) -> gone(ids);
            case Job.Refused(var ids, String _) -> {
                gone(ids);
                quarantined.addAndGet(ids.size());
            }
        }
    }

    private void gone(Collection<Long> ids) {
        stored.addAndGet(-ids.size());
        leaving.removeAll(ids);
    }

    /** Asks the disk what is on it. */
    void recount(Statements statements) throws SQLException {
        stored.set(statements.number("SELECT count(*) FROM record WHERE waiting=1"));
        quarantined.set(statements.number("SELECT count(*) FROM quarantine"));
        oldest(statements);
    }

    /** Asks the disk for the time of the row that waits longest. */
    void oldest(Statements statements) throws SQLException {
        oldest.set(statements.number("SELECT ts FROM record WHERE id = min("
                + "(SELECT coalesce(min(id), 9e18) FROM record WHERE stream=0 AND waiting=1),"
                + "(SELECT coalesce(min(id), 9e18) FROM record WHERE stream=1 AND waiting=1))"));
    }

    /** Wall time, in milliseconds, of the row on disk that waits longest; 0 when there is none. */
    long oldest() {
        return waiting() == 0 ? 0 : oldest.get();
    }

    /** The file was replaced: acknowledgements of its rows mean nothing any more. */
    void forgetLeaving() {
        leaving.clear();
    }

    long waiting() {
        return Math.max(0, coming.get() + stored.get() - leaving.size());
    }

    long quarantined() {
        return quarantined.get();
    }
}
