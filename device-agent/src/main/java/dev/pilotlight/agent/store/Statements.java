package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The writer's statements on one connection, inside the transaction that is open. */
final class Statements {
    private final Connection connection;
    private final Set<String> boots = new HashSet<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** The number of a stream in the file. */
    static int number(Row.Stream stream) {
        return switch (stream) {
            case TELEMETRY -> 0;
            case EVENT -> 1;
        };
    }

    void perform(Job job) throws SQLException {
        switch (job) {
            case Job.Append(Row row, boolean _) -> append(row);
            case Job.Save(String key, Doc value) -> save(key, value);
            case Job.Delivered(List<Long> ids) -> each(
                    "UPDATE record SET waiting=0 WHERE id=? AND waiting=1", ids);
            case Job.Refused(List<Long> ids, String why) -> refuse(ids, why);
            case Job.Tell _ -> {
            }
        }
    }

    private void append(Row row) throws SQLException {
        if (boots.add(row.boot())) {
            insertBoot(row.boot());
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO record(stream, boot, seq, ts, trusted, waiting, body)"
                        + " VALUES(?, (SELECT id FROM boot WHERE name=?), ?, ?, ?, 1, ?)")) {
            insert.setInt(1, number(row.stream()));
            insert.setString(2, row.boot());
            insert.setLong(3, row.seq());
            insert.setLong(4, row.ts().toEpochMilli());
            insert.setInt(5, row.trusted() ? 1 : 0);
            insert.setBytes(6, Codec.write(row.body()));
            insert.executeUpdate();
        }
    }

    private void insertBoot(String boot) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT OR IGNORE INTO boot(name) VALUES(?)")) {
            insert.setString(1, boot);
            insert.executeUpdate();
        }
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
        try (PreparedStatement note = connection
                .prepareStatement("INSERT OR IGNORE INTO quarantine(id, why) VALUES(?,?)")) {
            for (long id : ids) {
                note.setLong(1, id);
                note.setString(2, why);
                note.executeUpdate();
            }
        }
        each("UPDATE record SET waiting=2 WHERE id=? AND waiting=1", ids);
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

    /** The greatest id that the file ever gave. */
    long lastId() throws SQLException {
        return number("SELECT seq FROM sqlite_sequence WHERE name='record'");
    }

    /** Lets a new file give only ids above {@code last}. */
    void numberFrom(long last) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO sqlite_sequence(name, seq) VALUES('record', ?)")) {
            insert.setLong(1, last);
            insert.executeUpdate();
        }
    }

    /**
     * The newest number of that stream and boot on disk, 0 for none: a commit whose end was not
     * heard of may have happened.
     */
    long newestSeq(Row.Stream stream, String boot) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT max(seq) FROM record WHERE stream=? AND boot=(SELECT id FROM boot WHERE"
                        + " name=?) AND id > (SELECT max(id) FROM record) - ?")) {
            select.setInt(1, number(stream));
            select.setString(2, boot);
            select.setLong(3, 2L * Held.MOST);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    /** The first number that the query answers, 0 for none. */
    long number(String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
