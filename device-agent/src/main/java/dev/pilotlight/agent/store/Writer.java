package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final long POLL_MILLIS = 200;
    private static final long RETRY_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int PRUNING_CHECK = 256;
    /** The kind of event that tells of readings that nobody will ever see. */
    private static final String GAP = "gap";

    private final BlockingQueue<Job> queue;
    private final Database database;
    private final Bounds bounds;
    private final TimeSource time;
    private final Tally tally;
    private final Held held;
    private final Saves saves;
    private volatile Consumer<Event> sink = _ -> {};
    private volatile Runnable wake = () -> {};
    private volatile boolean closing;
    private @Nullable Connection connection;
    private volatile String trouble = "";
    private volatile @Nullable Duration writingSince;
    private long committed;
    private long lastId;

    Writer(BlockingQueue<Job> queue, Database database, @Nullable Connection connection,
            Bounds bounds, TimeSource time, Tally tally, Saves saves) {
        this.queue = queue;
        this.database = database;
        this.connection = connection;
        this.bounds = bounds;
        this.time = time;
        this.tally = tally;
        this.saves = saves;
        this.held = new Held(tally);
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
            more = !closing || !queue.isEmpty() || saves.isWaiting();
            try {
                collect();
                if (!held.isEmpty() && (held.isDue(time.now().uptime()) || closing)) {
                    writingSince = time.now().uptime();
                    commit();
                    writingSince = null;
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
        List<Job> taken = new ArrayList<>();
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken);
        }
        taken.addAll(saves.take());
        Duration now = time.now().uptime();
        taken.forEach(job -> held.add(job, now));
        held.shed();
    }

    private void commit() throws InterruptedException {
        try {
            Connection open = connected();
            Statements statements = new Statements(open);
            for (Job job : held.jobs()) {
                statements.perform(job);
            }
            lastId = Math.max(lastId, statements.lastId());
            open.commit();
            committed(statements);
            open.rollback();
            prune(open);
        } catch (SQLException | IOException failed) {
            if (failed instanceof SQLException broken && Database.isDamage(broken)) {
                database.markDamaged();
            }
            if (!trouble.equals(failed.getMessage())) {
                LOG.warn("the journal cannot write, and tries again: {}", failed.getMessage());
            }
            disconnect();
            fail(String.valueOf(failed.getMessage()));
            if (!closing) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    private void committed(Statements statements) throws SQLException {
        committed += held.jobs().size();
        boolean rows = held.jobs().stream().anyMatch(Job.Append.class::isInstance);
        held.committed();
        tally.oldest(statements);
        if (!trouble.isEmpty()) {
            trouble = "";
            sink.accept(new Event.Storage(""));
        }
        long lost = held.takeDropped();
        if (lost > 0) {
            sink.accept(new Event.Noticed(GAP, lost
                    + " readings could not be kept while the disk failed or stood still"));
        }
        if (rows) {
            wake.run();
        }
    }

    /** Whether a write takes so long that nobody should wait for it. Any thread. */
    boolean isStuck() {
        Duration begun = writingSince;
        boolean slow = begun != null && time.now().uptime().minus(begun).compareTo(PATIENCE) > 0;
        return slow || !trouble.isEmpty();
    }

    private void fail(String why) {
        held.tell(Kept.IN_MEMORY);
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
            } else {
                held.forgetWhatIsOn(statements);
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
        for (Job.Save setting : saves.all()) {
            statements.perform(setting);
        }
        tally.forgetLeaving();
        held.forgetAcknowledgements();
    }

    void tellDamage(Path aside) {
        sink.accept(new Event.Noticed("storage-damaged",
                "the database was damaged: set aside as " + aside.getFileName()
                        + ", a new one was begun"));
    }

    private void prune(Connection open) throws SQLException {
        if (committed < PRUNING_CHECK) {
            return;
        }
        committed = 0;
        Optional<Pruning.Gap> gap = new Pruning(open, bounds).prune();
        open.commit();
        if (gap.isPresent()) {
            tally.recount(new Statements(open));
            open.rollback();
            sink.accept(new Event.Noticed(GAP, gap.get().sentence()));
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
