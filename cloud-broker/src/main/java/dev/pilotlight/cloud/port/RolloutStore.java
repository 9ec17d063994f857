package dev.pilotlight.cloud.port;

import java.util.List;

/** Keeps roll-outs; waits for the disk. One thread, which does nothing else. */
public interface RolloutStore {

    /**
     * Writes all of it or nothing; it is durable on return.
     *
     * @throws RuntimeException when nothing was written
     */
    void write(List<RolloutRow> rows);

    /** Everything: campaigns as they were made, then events in their order, then executions. */
    List<RolloutRow> recall();
}
