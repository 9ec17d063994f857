package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Thinning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes in the rows of a span of any length in bounded memory: a long one in even stretches, of
 * each the newest point and the extremes of each measure. One thread.
 */
final class Stretches {
    /** A span of so many points is kept as it is; a day has 8,640. */
    static final int MOST = 100_000;
    /** Of each stretch; room for the extremes of nine measures. */
    private static final int KEPT = 20;

    private final long total;
    private final long step;
    private final long length;
    private final List<Reading> kept = new ArrayList<>();
    private final List<Reading> stretch = new ArrayList<>();
    private long passed;

    /** For that many rows, of which at most {@code mostRead} are read. */
    Stretches(long total, long mostRead) {
        this.total = total;
        this.step = Math.max(1, Math.ceilDiv(total, mostRead));
        this.length = total <= MOST ? MOST : Math.ceilDiv(total, step * (MOST / KEPT));
    }

    boolean readsAll() {
        return step == 1;
    }

    /** Reads the row if it has its turn, or is the newest; whether it was. */
    boolean pass(ResultSet row) throws SQLException {
        boolean isRead = passed % step == 0 || passed == total - 1;
        passed++;
        if (isRead) {
            stretch.add(SqliteArchive.reading(row));
            if (stretch.size() >= length) {
                close();
            }
        }
        return isRead;
    }

    private void close() {
        kept.addAll(total <= MOST
                ? stretch
                : Thinning.thin(stretch, KEPT, List.of(), Reading::measures));
        stretch.clear();
    }

    /** All that is kept, oldest first. */
    List<Reading> readings() {
        close();
        return List.copyOf(kept);
    }
}
