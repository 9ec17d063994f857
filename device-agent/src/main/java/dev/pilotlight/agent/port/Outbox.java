package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Row;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * The truth about what the cloud does not have yet. Used by the uplink's owner thread. A row is
 * here only once it is committed, and leaves only when it was acknowledged.
 */
public interface Outbox {
    /**
     * Committed rows of that stream with an id above {@code after}, oldest first; none also while
     * the disk does not answer, so none is worth another look later.
     */
    List<OutboxRow> next(Row.Stream stream, long after, int max);

    /**
     * The newest id of that stream, 0 when there is none: rows up to here are history to a link
     * that comes up now. Empty while the disk does not answer.
     */
    OptionalLong newest(Row.Stream stream);

    /** The cloud has these: they may be forgotten. Returns at once. */
    void delivered(Collection<Long> ids);

    /** The cloud will never take these: they are put aside. Returns at once. */
    void refused(Collection<Long> ids, String why);

    /** Calls {@code wake} after each commit of rows, on the writer's thread. */
    void onCommit(Runnable wake);
}
