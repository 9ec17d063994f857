package dev.pilotlight.cloud.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

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
                stored = stored + excluded.stored"""), NEWEST("""
                INSERT OR REPLACE INTO newest (device, boot, seq) VALUES (?, ?, ?)"""),
        /** What is late tells of the present only while nothing else does. */
        FIRST("""
                INSERT INTO newest (device, boot, seq) VALUES (?, ?, ?)
                ON CONFLICT (device) DO UPDATE SET boot = excluded.boot, seq = excluded.seq
                WHERE (SELECT historical FROM telemetry AS row WHERE row.device = newest.device
                       AND row.boot = newest.boot AND row.seq = newest.seq) = 1"""), HAPPENING("""
                INSERT OR IGNORE INTO event (device, boot, seq, ts, trusted, kind, text, stored)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""), ACT("""
                INSERT INTO audit (at, who, action, subject, detail)
                VALUES (?, 'device', ?, ?, ?)"""), TWIN("""
                INSERT OR REPLACE INTO shadow
                (device, name, version, present, desired, desired_times, reported, reported_times,
                 updated, losers)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""), SEEN("""
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
                                                        INSERT OR REPLACE INTO erasure (device, until) VALUES (?, ?)""");

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

    private PreparedStatement prepared(Kind kind) throws SQLException {
        PreparedStatement known = prepared.get(kind);
        if (known == null) {
            known = connection.prepareStatement(kind.sql);
            prepared.put(kind, known);
        }
        return known;
    }
}
