package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Rows are committed in groups: each 60 s, or 64 of them, or at once
 * when one is urgent. What could not be committed stays here in memory and is tried again on a
 * connection that was opened anew: after a failed fsync the old one cannot be believed.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration GROUP = Duration.ofSeconds(60);
    private static final int GROUP_ROWS = 64;
    private static final long POLL_MILLIS = 200;
    private static final long RETRY_MILLIS = 2_000;
    /** Held in memory while the disk fails; then the oldest telemetry is dropped, and counted. */
    static final int HELD = 20_000;
    private static final int LOCAL_ROWS = 300_000;
    private static final int THINNING_CHECK = 256;

    private final BlockingQueue<Job> queue;
    private final Database database;
    private final Bounds bounds;
    private final TimeSource time;
    private final Tally tally;
    private final List<Job> pending = new ArrayList<>();
    /** Every setting, so that a new file begins with them. */
    private final Map<String, Doc> settings;
    private volatile Consumer<Event> sink = _ -> {};
    private volatile Runnable wake = () -> {};
    private volatile boolean closing;
    private @Nullable Connection connection;
    private Duration firstPending = Duration.ZERO;
    private String trouble = "";
    private long committed;
    private long lastId;
    private long dropped;

    Writer(BlockingQueue<Job> queue, Database database, @Nullable Connection connection,
            Bounds bounds, TimeSource time, Tally tally, Map<String, Doc> settings) {
        this.queue = queue;
        this.database = database;
        this.connection = connection;
        this.bounds = bounds;
        this.time = time;
        this.tally = tally;
        this.settings = new TreeMap<>(settings);
    }

    void onCommit(Runnable listener) {
        wake = listener;
    }

    void tell(Consumer<Event> listener) {
        sink = listener;
    }

    void close() {
        closing = true;
    }

    @Override
    public void run() {
        numberAbove(connection);
        boolean more = true;
        while (more) {
            more = !closing || !queue.isEmpty();
            try {
                collect();
                if (!pending.isEmpty() && (isDue() || closing)) {
                    commit();
                }
            } catch (InterruptedException stop) {
                closing = true;
            } catch (RuntimeException | Error bug) {
                // The thread must live: without it nothing would ever be kept again.
                LOG.error("the journal failed", bug);
                disconnect();
                fail(String.valueOf(bug.getMessage()));
            }
        }
        disconnect();
    }

    private void numberAbove(@Nullable Connection open) {
        try {
            if (open != null) {
                lastId = new Statements(open).lastId();
                open.rollback();
            }
        } catch (SQLException damaged) {
            LOG.warn("the outbox's numbers cannot be read: {}", damaged.getMessage());
        }
    }

    private void collect() throws InterruptedException {
        Job first = queue.poll(closing ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        if (pending.isEmpty()) {
            firstPending = time.now().uptime();
        }
        List<Job> taken = new ArrayList<>(List.of(first));
        queue.drainTo(taken);
        taken.forEach(this::take);
        shed();
    }

    /** Of one setting only the newest value waits. */
    private void take(Job job) {
        if (job instanceof Job.Save(String key, Doc value)) {
            settings.put(key, value);
            pending.removeIf(older -> older instanceof Job.Save(String same, Doc _)
                    && same.equals(key));
        }
        pending.add(job);
    }

    /** In memory, too, the oldest telemetry goes first; nothing else ever does. */
    private void shed() {
        int excess = pending.size() - HELD;
        for (int i = 0; excess > 0 && i < pending.size(); i++) {
            if (pending.get(i) instanceof Job.Append(Row row, boolean _)
                    && row.stream() == Row.Stream.TELEMETRY) {
                pending.remove(i--);
                excess--;
                dropped++;
                tally.dropped();
            }
        }
    }

    private boolean isDue() {
        return pending.size() >= GROUP_ROWS || pending.stream().anyMatch(Job::isUrgent)
                || time.now().uptime().minus(firstPending).compareTo(GROUP) >= 0;
    }

    private void commit() throws InterruptedException {
        try {
            Connection open = connected();
            Statements statements = new Statements(open);
            for (Job job : pending) {
                statements.perform(job);
            }
            lastId = Math.max(lastId, statements.lastId());
            open.commit();
            committed();
            keepWithinBounds(open);
        } catch (SQLException | IOException failed) {
            if (failed instanceof SQLException broken && Database.isDamage(broken)) {
                database.markDamaged();
            }
            LOG.warn("the journal cannot write: {}", failed.getMessage());
            disconnect();
            fail(String.valueOf(failed.getMessage()));
            if (!closing) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private void committed() {
        committed += pending.size();
        boolean rows = pending.stream().anyMatch(Job.Append.class::isInstance);
        pending.forEach(tally::done);
        pending.clear();
        if (!trouble.isEmpty()) {
            trouble = "";
            sink.accept(new Event.Storage(""));
        }
        if (dropped > 0) {
            sink.accept(new Event.Noticed("gap", dropped
                    + " readings could not be kept while the disk failed"));
            dropped = 0;
        }
        if (rows) {
            wake.run();
        }
    }

    private void fail(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            sink.accept(new Event.Storage(why));
        }
    }

    private Connection connected() throws SQLException, IOException {
        Connection open = connection;
        if (open == null) {
            Database.Opened opened = database.open();
            open = opened.connection();
            connection = open;
            Statements statements = new Statements(open);
            if (opened.setAside().isPresent()) {
                begin(statements);
                open.commit();
                tellDamage(opened.setAside().get());
            }
            tally.recount(statements);
        }
        return open;
    }

    /**
     * A new file knows every setting, and numbers its rows above those of the old one: a late
     * acknowledgement of an old row must not delete a new one.
     */
    private void begin(Statements statements) throws SQLException {
        statements.numberFrom(lastId);
        for (Map.Entry<String, Doc> setting : settings.entrySet()) {
            statements.perform(new Job.Save(setting.getKey(), setting.getValue()));
        }
        tally.forgetLeaving();
        pending.removeIf(job -> job instanceof Job.Delivered || job instanceof Job.Refused);
    }

    void tellDamage(Path aside) {
        sink.accept(new Event.Noticed("storage-damaged",
                "the database was damaged: set aside as " + aside.getFileName()
                        + ", a new one was begun"));
    }

    private void keepWithinBounds(Connection open) throws SQLException {
        if (committed < THINNING_CHECK) {
            return;
        }
        committed = 0;
        Statements statements = new Statements(open);
        long oldest = bounds.oldestToThin(statements.count("outbox"));
        int thinned = oldest > 0 ? statements.thinOutbox(oldest) : 0;
        statements.trim("history", LOCAL_ROWS);
        statements.trim("event", LOCAL_ROWS / 10);
        open.commit();
        if (thinned > 0) {
            tally.recount(statements);
            sink.accept(new Event.Noticed("thinned", thinned
                    + " of the oldest waiting readings were thinned out to make room"));
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("closing the journal: {}", alreadyGone.getMessage());
            }
        }
    }
}
