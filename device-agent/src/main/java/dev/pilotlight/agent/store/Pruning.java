package dev.pilotlight.agent.store;

import dev.pilotlight.agent.outbox.Bounds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps the file within its bounds, in rows and in bytes: what the cloud has goes first, oldest
 * first; then every second of the oldest readings that wait; events that wait never.
 */
final class Pruning {
    private static final int EVENTS = 30_000;
    private static final String WAITING = "FROM record WHERE stream=0 AND waiting=1";

    private final Connection connection;
    private final Statements statements;
    private final Bounds bounds;

    Pruning(Connection connection, Bounds bounds) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.bounds = bounds;
    }

    /**
     * Readings that were thinned.
     *
     * @param rows how many are gone
     */
    record Gap(long rows, Instant from, Instant to) {
        /** For people. */
        String sentence() {
            return "%d readings that waited for the cloud were thinned out to make room, from %s to %s"
                    .formatted(rows, from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(
                            ChronoUnit.SECONDS));
        }
    }

    /** Prunes what is too much; the gap that this left in what the cloud will get. */
    Optional<Gap> prune() throws SQLException {
        long rows = statements.number("SELECT count(*) FROM record WHERE stream=0");
        long excess = Math.max(bounds.excessRows(rows), bounds.excessOfBytes(bytes(), rows));
        long left = excess == 0 ? 0 : excess - forget(excess);
        forgetEvents();
        return left > 0 ? thin(bounds.oldestToThin(left)) : Optional.empty();
    }

    /** What the file uses, without the room that it has free already. */
    private long bytes() throws SQLException {
        long pages = statements.number("PRAGMA page_count") - statements.number(
                "PRAGMA freelist_count");
        return pages * statements.number("PRAGMA page_size");
    }

    private long forget(long most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM record WHERE id IN (SELECT id FROM record WHERE stream=0 AND"
                        + " waiting=0 ORDER BY id LIMIT ?)")) {
            delete.setLong(1, most);
            return delete.executeUpdate();
        }
    }

    private void forgetEvents() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM record WHERE id IN (SELECT id FROM record WHERE stream=1 AND"
                        + " waiting=0 ORDER BY id LIMIT max(0,"
                        + " (SELECT count(*) FROM record WHERE stream=1) - ?))")) {
            delete.setLong(1, EVENTS);
            delete.executeUpdate();
        }
    }

    private Optional<Gap> thin(long oldest) throws SQLException {
        Optional<Gap> span = span(oldest);
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM record WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER"
                        + " (ORDER BY id) AS place FROM (SELECT id " + WAITING
                        + " ORDER BY id LIMIT ?)) WHERE place % 2 = 0)")) {
            delete.setLong(1, oldest);
            int gone = delete.executeUpdate();
            return gone == 0
                    ? Optional.empty()
                    : span.map(all -> new Gap(gone, all.from(), all.to()));
        }
    }

    private Optional<Gap> span(long oldest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT min(ts), max(ts) FROM (SELECT ts " + WAITING + " ORDER BY id LIMIT ?)")) {
            select.setLong(1, oldest);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Gap(0, Instant.ofEpochMilli(found.getLong(1)), Instant
                                .ofEpochMilli(found.getLong(2))))
                        : Optional.empty();
            }
        }
    }
}
