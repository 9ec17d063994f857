package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.twin.Doc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger writes, prepared once for a connection: parsing SQL for each point cost more than
 * storing it. The writer's thread; ends with its connection.
 */
final class LedgerStatements {
    /** One of the ledger's statements. */
    enum Kind {
        READING("""
                INSERT OR IGNORE INTO telemetry
                (device, boot, seq, ts, trusted, historical, body, stored)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""), TALLY("""
                INSERT INTO tally (device, boot, last, stored, began) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (device, boot) DO UPDATE SET last = max(last, excluded.last),
                stored = min(max(last, excluded.last), stored + excluded.stored)"""), NEWEST("""
                INSERT OR REPLACE INTO newest (device, boot, seq, ts, historical, stored)
                VALUES (?, ?, ?, ?, ?, ?)"""), PRESENT(
                """
                        SELECT boot, seq, ts, historical, stored FROM newest WHERE device = ?"""), HAPPENING(
                        """
                                INSERT OR IGNORE INTO event (device, boot, seq, ts, trusted, kind, text, stored)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""), ACT(
                                """
                                        INSERT INTO audit (at, who, action, subject, detail)
                                        VALUES (?, 'device', ?, ?, ?)"""), TWIN(
                                        """
                                                INSERT OR REPLACE INTO shadow
                                                (device, name, version, present, desired, desired_times, reported, reported_times,
                                                 updated, losers)
                                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""), SEEN(
                                                """
                                                        INSERT OR REPLACE INTO presence (device, state, bd_seq, ts, since)
                                                        VALUES (?, ?, ?, ?, ?)"""), FORGET_READINGS(
                                                        "DELETE FROM telemetry WHERE device = ?"), FORGET_HAPPENINGS(
                                                                "DELETE FROM event WHERE device = ?"), FORGET_NEWEST(
                                                                        "DELETE FROM newest WHERE device = ?"), EMPTY_TWINS(
                                                                                """
                                                                                        UPDATE shadow SET version = version + 1, present = 0, desired = '{}',
                                                                                        desired_times = '{}', reported = '{}', reported_times = '{}', losers = '{}',
                                                                                        updated = ? WHERE device = ?"""), ERASED(
                                                                                        """
                                                                                                INSERT OR REPLACE INTO erasure (device, until) VALUES (?, ?)"""),
        /** Points are counted by the tally, which stays: what is gone is no hole. */
        ERASED_POINTS("""
                INSERT OR REPLACE INTO erased_boot (device, stream, boot, last)
                SELECT device, 'points', boot, last FROM tally WHERE device = ?"""), ERASED_EVENTS(
                """
                        INSERT INTO erased_boot (device, stream, boot, last)
                        SELECT device, 'events', boot, max(seq) FROM event WHERE device = ?
                        GROUP BY device, boot ON CONFLICT DO UPDATE SET last = max(last, excluded.last)"""),
        /** The act stays; what it said is as personal as the event that told of it. */
        EMPTY_ACTS(
                """
                        UPDATE audit SET detail = 'erased' WHERE subject = ? AND who = 'device'"""), FULL_TALLIES(
                        "UPDATE tally SET stored = last WHERE device = ?");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    private final Connection connection;
    private final Map<Kind, PreparedStatement> prepared = new EnumMap<>(Kind.class);

    private LedgerStatements(Connection connection) {
        this.connection = connection;
    }

    static LedgerStatements prepare(Connection connection) {
        return new LedgerStatements(connection);
    }

    @SuppressWarnings("ReferenceEquality") // A statement is of one very connection.
    boolean isOf(Connection other) {
        return connection == other;
    }

    /**
     * Runs one with these values, texts or whole numbers; how many rows it changed.
     *
     * @throws IllegalStateException when the store refuses it
     */
    int run(Kind kind, Object... values) {
        try {
            PreparedStatement statement = prepared(kind);
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Long number) {
                    statement.setLong(i + 1, number);
                } else {
                    statement.setString(i + 1, values[i].toString());
                }
            }
            return statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** What tells of the device's present, without its values; empty when nothing does. */
    Optional<Reading> newest(String device) {
        try {
            PreparedStatement statement = prepared(Kind.PRESENT);
            statement.setString(1, device);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reading(row.getString(1), row.getLong(2),
                                Instant.ofEpochMilli(row.getLong(3)), false, row.getInt(4) == 1,
                                Doc.Obj.EMPTY, Instant.ofEpochMilli(row.getLong(5))))
                        : Optional.empty();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    private PreparedStatement prepared(Kind kind) throws SQLException {
        PreparedStatement known = prepared.get(kind);
        if (known == null) {
            known = connection.prepareStatement(kind.sql);
            prepared.put(kind, known);
        }
        return known;
    }
}
