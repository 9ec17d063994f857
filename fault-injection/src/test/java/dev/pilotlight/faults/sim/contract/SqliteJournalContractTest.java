package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.store.SqliteJournal;
import dev.pilotlight.faults.process.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** SQLite on a real file system. */
class SqliteJournalContractTest extends JournalContract {
    private static final Moment NOW = new Moment(Instant.ofEpochSecond(1_800_000_000), Duration
            .ofHours(1), ClockTrust.TRUSTED);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Override
    Start open() {
        SqliteJournal journal = new SqliteJournal(directory.resolve("pilotlight.db"), Bounds.of(
                Duration.ofDays(30), Duration.ofSeconds(10)), () -> NOW);
        var settings = journal.settings();
        journal.start(_ -> {});
        return new Start(journal, journal, settings);
    }

    @Override
    <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(Patience.stretched(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    void end(Start start) {
        ((SqliteJournal) start.journal()).close();
    }
}
