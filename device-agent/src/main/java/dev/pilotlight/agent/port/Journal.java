package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What must outlive a power cut. Writing returns at once and never fails; reading may wait. */
public interface Journal {
    /**
     * Keeps a row in history and outbox. Loop's thread.
     *
     * @param atOnce commit now, and not with the next group
     */
    void append(Row row, boolean atOnce);

    /** Keeps a setting, committed at once. Loop's thread. */
    void save(String key, Doc value);

    /**
     * Calls {@code then} once all that was handed over before is on disk, or with
     * {@link Kept#IN_MEMORY} when the disk is known to be in trouble: an answer that people get is
     * true after a power cut, and a broken disk does not keep them waiting. On the journal's
     * thread, or the caller's.
     */
    void whenKept(Consumer<Kept> then);

    /** Stored points, oldest first; waits for the disk. Any thread but the loop's. */
    List<HistoryRow> history(Instant from, Instant to, int max);

    /** The newest stored events, newest first; waits for the disk. Any thread but the loop's. */
    List<EventRow> events(int max);

    /** Rows not yet acknowledged by the cloud; never waits. */
    long waiting();

    /** When the row that waits longest was made; never waits. */
    Optional<Instant> oldestWaiting();

    /** Rows that the cloud refused, kept aside; never waits. */
    long quarantined();
}
