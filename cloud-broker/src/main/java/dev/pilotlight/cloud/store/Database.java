package dev.pilotlight.cloud.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite file: its schema, its one writer and short-lived readers. Any thread.
 *
 * <p>
 * Write-ahead log with {@code synchronous=FULL}: a commit that returned survives a power cut
 * (reliability.md 3.2: 0 of 60 cuts lost a row, NORMAL lost rows in 13 of 20).
 */
public final class Database implements AutoCloseable {
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Duration PROBE = Duration.ofSeconds(2);
    /**
     * 32 MB of log: a page that many commits change is copied into the file once. With SQLite's own
     * 1000 each large commit waited for a copy of its own.
     */
    private static final int CHECKPOINT_PAGES = 8000;
    /** Enough for the newest pages of every device of a small machine; SQLite's own is 2 MB. */
    private static final int CACHE_KIB = 65_536;

    private final Readers readers;
    private final GroupCommit writer;

    private Database(Jdbi jdbi) {
        this.readers = new Readers(jdbi::open);
        this.writer = new GroupCommit(() -> writing(jdbi));
    }

    /** Opens the file, which must exist, and brings its schema up to date. */
    public static Database open(Path file) {
        SQLiteDataSource source = new SQLiteDataSource(config());
        source.setUrl("jdbc:sqlite:" + file);
        Flyway.configure().dataSource(source).locations("classpath:dev/pilotlight/cloud/store")
                .load().migrate();
        return new Database(Jdbi.create(source));
    }

    /** Runs on the writer's thread; the stage completes when the change is durable. */
    <T> CompletionStage<T> write(Function<Handle, T> change) {
        return writer.submit(change);
    }

    /** Reads on the caller's thread what is durable at this moment. */
    <T> T read(Function<Handle, T> question) {
        return readers.ask(question);
    }

    /**
     * Whether writes become durable at this moment: as the last one did, or, when that failed, by
     * trying.
     */
    public boolean isWritable() {
        if (writer.isWell()) {
            return true;
        }
        return write(handle -> handle.execute("UPDATE probe SET count = count + 1"))
                .toCompletableFuture().completeOnTimeout(0, PROBE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> 0).join() == 1;
    }

    /** Changes that wait for the next commit. */
    public int waiting() {
        return writer.waiting();
    }

    /** What SQLite's own check finds; {@code ok} when nothing. */
    public String integrity() {
        return read(handle -> handle.createQuery("PRAGMA quick_check").mapTo(String.class).first());
    }

    /**
     * A consistent copy of the whole file at this moment, made beside running writers.
     *
     * @param target must not exist yet
     */
    public void copyTo(Path target) {
        read(handle -> handle.execute("VACUUM INTO ?", target.toString()));
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    private static Handle writing(Jdbi jdbi) {
        Handle handle = jdbi.open();
        handle.execute("PRAGMA cache_size = -" + CACHE_KIB);
        return handle;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT,
                Integer.toString(CHECKPOINT_PAGES));
        config.enforceForeignKeys(true);
        return config;
    }
}
