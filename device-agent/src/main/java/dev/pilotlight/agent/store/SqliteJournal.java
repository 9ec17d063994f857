package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in one SQLite file. Opening reads the settings, before the first control decision;
 * afterwards one thread writes, and a full or broken disk never reaches the loop.
 */
public final class SqliteJournal implements Journal, Outbox, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    /** Jobs on their way to the writer, which empties this box each time unless it stands still. */
    static final int QUEUE = 4_096;
    /** Readings leave room for events. */
    static final int QUEUED_READINGS = QUEUE / 2;

    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Tally tally = new Tally();
    private final Map<String, Doc> settings;
    private final Saves saves;
    private final Opening opening;
    private final Reader pages;
    private final Reader uplink;
    private final Writer writer;
    private final Thread thread;

    private record Opening(@Nullable Connection connection, Optional<Path> setAside,
            String trouble) {}

    /**
     * Opens {@code file}, or goes on from memory when that fails.
     *
     * @param bounds how much may wait for the cloud
     */
    public SqliteJournal(Path file, Bounds bounds, TimeSource time) {
        Database database = new Database(file);
        this.opening = open(database);
        this.settings = settings(opening.connection());
        this.saves = new Saves(settings);
        this.pages = new Reader(database);
        this.uplink = new Reader(database);
        this.writer = new Writer(queue, database, opening.connection(), bounds, time, tally,
                saves);
        this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(writer);
    }

    /** Loads the native library, which takes long; may be called early, on another thread. */
    public static void warmUp() {
        Database.warmUp();
    }

    private static Opening open(Database database) {
        try {
            Database.Opened opened = database.open();
            return new Opening(opened.connection(), opened.setAside(), "");
        } catch (SQLException | IOException failed) {
            return new Opening(null, Optional.empty(), String.valueOf(failed.getMessage()));
        }
    }

    /** Settings come first: they can be sound in a file whose other tables are not. */
    private Map<String, Doc> settings(@Nullable Connection connection) {
        if (connection == null) {
            return Map.of();
        }
        Statements statements = new Statements(connection);
        try {
            Map<String, Doc> found = statements.settings();
            recount(statements);
            connection.rollback();
            return found;
        } catch (SQLException unreadable) {
            LOG.warn("the settings cannot be read: {}", unreadable.getMessage());
            return Map.of();
        }
    }

    /** A table that cannot be counted will be found damaged by the first commit, too. */
    private void recount(Statements statements) {
        try {
            tally.recount(statements);
        } catch (SQLException unreadable) {
            LOG.warn("the outbox cannot be counted: {}", unreadable.getMessage());
        }
    }

    /** What {@link #save} kept, as it was when this was opened. */
    public Map<String, Doc> settings() {
        return settings;
    }

    /** Begins to write; what happens to the disk from now on is told to {@code sink}. */
    public void start(Consumer<Event> sink) {
        writer.tell(sink);
        opening.setAside().ifPresent(writer::tellDamage);
        if (!opening.trouble().isEmpty()) {
            sink.accept(new Event.Storage(opening.trouble()));
        }
        thread.start();
    }

    @Override
    public void append(Row row, boolean atOnce) {
        tally.added();
        boolean room = row.stream() == Row.Stream.EVENT || queue.size() < QUEUED_READINGS;
        if (!room || !queue.offer(new Job.Append(row, atOnce))) {
            tally.lost();
        }
    }

    @Override
    public void save(String key, Doc value) {
        saves.put(key, value);
        nudge();
    }

    @Override
    public void whenKept(Consumer<Kept> then) {
        if (writer.isStuck() || !queue.offer(new Job.Tell(then))) {
            then.accept(Kept.IN_MEMORY);
        }
    }

    /** Wakes the writer; a full queue means that it has enough to do, and will look. */
    private void nudge() {
        queue.offer(new Job.Delivered(List.of()));
    }

    @Override
    public List<HistoryRow> history(Instant from, Instant to, int max) {
        return pages.history(from, to, max);
    }

    @Override
    public List<EventRow> events(int max) {
        return pages.events(max);
    }

    @Override
    public long waiting() {
        return tally.waiting();
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        long oldest = tally.oldest();
        return oldest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    }

    @Override
    public long quarantined() {
        return tally.quarantined();
    }

    /** Rows that are leaving are passed over, however many there are. */
    @Override
    public List<OutboxRow> next(Row.Stream stream, long after, int max) {
        long from = after;
        while (true) {
            List<OutboxRow> page = uplink.outbox(stream, from, max);
            List<OutboxRow> staying = page.stream().filter(row -> !tally.isLeaving(row.id()))
                    .toList();
            if (page.isEmpty() || !staying.isEmpty()) {
                return staying;
            }
            from = page.getLast().id();
        }
    }

    @Override
    public OptionalLong newest(Row.Stream stream) {
        return uplink.newest(stream);
    }

    @Override
    public void delivered(Collection<Long> ids) {
        tally.leaving(ids);
        book(new Job.Delivered(List.copyOf(ids)), ids);
    }

    @Override
    public void refused(Collection<Long> ids, String why) {
        tally.leaving(ids);
        book(new Job.Refused(List.copyOf(ids), why), ids);
    }

    @Override
    public void onCommit(Runnable wake) {
        writer.onCommit(wake);
    }

    /** An acknowledgement that finds no room is forgotten: the row is only sent twice. */
    private void book(Job job, Collection<Long> ids) {
        if (!queue.offer(job)) {
            tally.staying(ids);
        }
    }

    /** Commits what is left, for at most two seconds. */
    @Override
    public void close() {
        writer.close();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        pages.close();
        uplink.close();
    }
}
