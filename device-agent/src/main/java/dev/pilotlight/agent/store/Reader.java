package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads beside the writer, on a connection of its own that is opened at the first question. Any
 * thread, one at a time. A disk that does not answer means no rows.
 */
final class Reader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private int generation;

    Reader(Database database) {
        this.database = database;
    }

    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }

    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Points of the span, thinned evenly to {@code max}, the newest always among them. */
    List<HistoryRow> history(Instant from, Instant to, int max) {
        return query("""
                WITH span AS (SELECT boot, seq, ts, trusted, body,
                 row_number() OVER (ORDER BY ts DESC, seq DESC) - 1 AS place,
                 count(*) OVER () AS total FROM record WHERE stream = 0 AND ts >= ? AND ts < ?)
                SELECT boot.name, seq, ts, trusted, body FROM span JOIN boot ON boot.id = span.boot
                WHERE place % max(1, (total + ? - 1) / ?) = 0 ORDER BY ts, seq""", select -> {
            select.setLong(1, from.toEpochMilli());
            select.setLong(2, to.toEpochMilli());
            select.setInt(3, Math.max(1, max));
            select.setInt(4, Math.max(1, max));
        }, row -> new HistoryRow(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row
                .getLong(3)), row.getInt(4) == 1, values(row.getBytes(5))));
    }

    List<EventRow> events(int max) {
        return query("SELECT boot.name, seq, ts, trusted, body FROM record JOIN boot ON boot.id ="
                + " record.boot WHERE stream=1 ORDER BY record.id DESC LIMIT ?",
                select -> select.setInt(1, max), Reader::event);
    }

    private static EventRow event(ResultSet row) throws SQLException {
        Doc.Obj body = body(row.getBytes(5));
        return new EventRow(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)),
                row.getInt(4) == 1, body.string("kind").orElse(""), body.string("text").orElse(
                        ""));
    }

    List<OutboxRow> outbox(Row.Stream stream, long after, int max) {
        return query("SELECT record.id, boot.name, seq, ts, trusted, body FROM record JOIN boot ON"
                + " boot.id = record.boot WHERE stream=? AND waiting=1 AND record.id>?"
                + " ORDER BY record.id LIMIT ?", select -> {
                    select.setInt(1, Statements.number(stream));
                    select.setLong(2, after);
                    select.setInt(3, max);
                }, row -> new OutboxRow(row.getLong(1), new Row(stream, row.getString(2), row
                        .getLong(3), Instant.ofEpochMilli(row.getLong(4)), row.getInt(5) == 1,
                        body(row.getBytes(6)))));
    }

    /** Empty when the disk does not answer. */
    OptionalLong newest(Row.Stream stream) {
        List<Long> found = query("SELECT coalesce(max(id), 0) FROM record WHERE stream=?"
                + " AND waiting=1", select -> select.setInt(1, Statements.number(stream)),
                row -> row.getLong(1));
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    private static Doc.Obj body(byte[] json) {
        return Codec.parseObject(json).toOptional().orElse(Doc.Obj.EMPTY);
    }

    private static SortedMap<String, BigDecimal> values(byte[] json) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        Doc.Obj body = body(json);
        body.fields().keySet().forEach(name -> body.number(name)
                .ifPresent(value -> values.put(name, value)));
        return values;
    }

    private <T> List<T> query(String sql, Binding binding, Mapping<T> mapping) {
        lock.lock();
        try (PreparedStatement select = connected().prepareStatement(sql)) {
            binding.bind(select);
            return rows(select, mapping);
        } catch (SQLException failed) {
            LOG.warn("the journal cannot be read: {}", failed.getMessage());
            disconnect();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private static <T> List<T> rows(PreparedStatement select, Mapping<T> mapping)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(mapping.map(found));
            }
        }
        return rows;
    }

    private Connection connected() throws SQLException {
        if (generation != database.generation()) {
            disconnect();
        }
        Connection open = connection;
        if (open == null) {
            generation = database.generation();
            open = database.connect();
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("closing a reader: {}", alreadyGone.getMessage());
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
