package dev.pilotlight.cloud.store;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Deletes what is older than it may be: points, events and acts. A little at a time, so that
 * messages never wait long behind it. One thread.
 */
public final class Retention {
    /** What one transaction deletes at most; about 20 ms on a small machine. */
    private static final int SLICE = 2_000;
    private static final String POINTS = """
            DELETE FROM telemetry WHERE (device, boot, seq) IN (
              SELECT device, boot, seq FROM telemetry
              WHERE device = ? AND ts < ? AND stored < ? LIMIT ?)""";
    private static final String EVENTS = """
            DELETE FROM event WHERE (device, boot, seq) IN (
              SELECT device, boot, seq FROM event
              WHERE device = ? AND ts < ? AND stored < ? LIMIT ?)""";

    private final Database database;
    private final Duration keep;

    public Retention(Database database, Duration keep) {
        this.database = database;
        this.keep = keep;
    }

    /**
     * Deletes all that is too old at that moment; how many rows it was. A point counts as old only
     * when the device's clock and the cloud's both say so.
     */
    public int sweep(Instant now) {
        long limit = now.minus(keep).toEpochMilli();
        int gone = change(handle -> handle.execute("DELETE FROM audit WHERE at < ?", limit));
        for (String device : database.read(handle -> handle
                .createQuery("SELECT DISTINCT device FROM tally").mapTo(String.class).list())) {
            gone += all(POINTS, device, limit) + all(EVENTS, device, limit);
        }
        return gone;
    }

    private int all(String delete, String device, long limit) {
        int gone = 0;
        int slice;
        do {
            slice = change(handle -> handle.execute(delete, device, limit, limit, SLICE));
            gone += slice;
        } while (slice == SLICE);
        return gone;
    }

    private int change(java.util.function.Function<Handle, Integer> change) {
        return database.write(change).toCompletableFuture().join();
    }
}
