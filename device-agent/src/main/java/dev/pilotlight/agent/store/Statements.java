package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The writer's statements on one connection, inside the transaction that is open. */
final class Statements {
    private static final String ROW = "(stream, boot, seq, ts, trusted, body)";

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    void perform(Job job) throws SQLException {
        switch (job) {
            case Job.Append(Row row, boolean _) -> append(row);
            case Job.Save(String key, Doc value) -> save(key, value);
            case Job.Delivered(List<Long> ids) -> each("DELETE FROM outbox WHERE id=?", ids);
            case Job.Refused(List<Long> ids, String why) -> refuse(ids, why);
        }
    }

    private void append(Row row) throws SQLException {
        byte[] body = Codec.write(row.body());
        insertOutbox(row, body);
        switch (row.stream()) {
            case TELEMETRY -> insertHistory(row, body);
            case EVENT -> insertEvent(row);
        }
    }

    private void insertOutbox(Row row, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox" + ROW + " VALUES(?,?,?,?,?,?)")) {
            insert.setString(1, row.stream().name());
            bind(insert, 2, row);
            insert.setBytes(6, body);
            insert.executeUpdate();
        }
    }

    private void insertHistory(Row row, byte[] body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO history(boot, seq, ts, trusted, body) VALUES(?,?,?,?,?)")) {
            bind(insert, 1, row);
            insert.setString(5, new String(body, StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    private void insertEvent(Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO event(boot, seq, ts, trusted, kind, text)"
                        + " VALUES(?,?,?,?,?,?)")) {
            bind(insert, 1, row);
            insert.setString(5, row.body().string("kind").orElse(""));
            insert.setString(6, row.body().string("text").orElse(""));
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement insert, int from, Row row) throws SQLException {
        insert.setString(from, row.boot());
        insert.setLong(from + 1, row.seq());
        insert.setLong(from + 2, row.ts().toEpochMilli());
        insert.setInt(from + 3, row.trusted() ? 1 : 0);
    }

    private void save(String key, Doc value) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT OR REPLACE INTO setting(name, value) VALUES(?,?)")) {
            insert.setString(1, key);
            insert.setBytes(2, Codec.write(value));
            insert.executeUpdate();
        }
    }

    private void refuse(List<Long> ids, String why) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(
                "INSERT OR IGNORE INTO quarantine SELECT id, stream, boot, seq, ts, trusted, body,"
                        + " ? FROM outbox WHERE id=?")) {
            for (long id : ids) {
                copy.setString(1, why);
                copy.setLong(2, id);
                copy.executeUpdate();
            }
        }
        each("DELETE FROM outbox WHERE id=?", ids);
    }

    private void each(String sql, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.executeUpdate();
            }
        }
    }

    /** Every setting; one that cannot be read any more is left out. */
    Map<String, Doc> settings() throws SQLException {
        Map<String, Doc> settings = new TreeMap<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT name, value FROM setting");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                Codec.parse(rows.getBytes(2)).toOptional()
                        .ifPresent(value -> settings.put(name, value));
            }
        }
        return settings;
    }

    /** The greatest id that the outbox ever gave. */
    long lastId() throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT seq FROM sqlite_sequence WHERE name='outbox'");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Lets the outbox of a new file give only ids above {@code last}. */
    void numberFrom(long last) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO sqlite_sequence(name, seq) VALUES('outbox', ?)")) {
            insert.setLong(1, last);
            insert.executeUpdate();
        }
    }

    long count(String table) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT count(*) FROM " + table);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /**
     * Drops every second of the {@code oldest} telemetry rows from the outbox, and says how many.
     */
    int thinOutbox(long oldest) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM outbox WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER"
                        + " (ORDER BY id) AS place FROM (SELECT id FROM outbox WHERE"
                        + " stream='TELEMETRY' ORDER BY id LIMIT ?)) WHERE place % 2 = 0)")) {
            delete.setLong(1, oldest);
            return delete.executeUpdate();
        }
    }

    /** Drops the oldest rows of the local history beyond {@code most}. */
    void trim(String table, long most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table
                + " WHERE rowid IN (SELECT rowid FROM " + table + " ORDER BY ts LIMIT max(0,"
                + " (SELECT count(*) FROM " + table + ") - ?))")) {
            delete.setLong(1, most);
            delete.executeUpdate();
        }
    }
}
