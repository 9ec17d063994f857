package dev.pilotlight.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final String INSERT = "INSERT INTO event VALUES ('d', 'b', ?, 0, 1, 'k', 't', 0)";

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("test.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CompletableFuture<Integer> insert(int seq) {
        return database.write(handle -> handle.execute(INSERT, seq)).toCompletableFuture();
    }

    private int count() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM event")
                .mapTo(Integer.class).one());
    }

    @Test
    void whatWaitsTogetherIsWrittenTogetherAndOneBadChangeFailsAlone() {
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        CompletableFuture<Integer> first = database.write(_ -> gate.join()).toCompletableFuture();
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int seq = 1; seq <= 50; seq++) {
            all.add(insert(seq));
        }
        CompletableFuture<Integer> twice = insert(7);
        gate.complete(0);
        first.join();

        all.forEach(CompletableFuture::join);
        assertThatThrownBy(twice::join).hasMessageContaining("UNIQUE");
        assertThat(count()).isEqualTo(50);
        assertThat(insert(51).join()).isEqualTo(1);
    }

    @Test
    void whatIsCompletedIsSeenByEveryReader() {
        for (int seq = 1; seq <= 20; seq++) {
            insert(seq).join();
            assertThat(count()).isEqualTo(seq);
        }
    }

    @Test
    void closingWritesWhatWaitsAndRefusesTheRest() {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int seq = 1; seq <= 200; seq++) {
            all.add(insert(seq));
        }
        database.close();
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> insert(999).join()).hasMessageContaining("busy");
        assertThat(count()).isEqualTo(200);
    }

    @Test
    void healthIsWhatTheLastWriteWasAndIsTriedAgain() {
        assertThat(database.isWritable()).isTrue();
        database.write(handle -> handle.execute("CREATE TRIGGER full BEFORE UPDATE ON probe "
                + "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"))
                .toCompletableFuture().join();
        insert(1).join();
        assertThatThrownBy(() -> insert(1).join()).hasMessageContaining("UNIQUE");
        assertThat(database.isWritable()).as("the probe fails too").isFalse();
        database.write(handle -> handle.execute("DROP TRIGGER full")).toCompletableFuture()
                .join();
        assertThat(database.isWritable()).isTrue();
    }

    @Test
    void anOlderDatabaseGetsItsTalliesFromItsRows() {
        Path file = directory.resolve("old.db");
        Flyway.configure().dataSource("jdbc:sqlite:" + file, null, null).target("1")
                .locations("classpath:dev/pilotlight/cloud/store").load().migrate();
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> handle.execute("""
                INSERT INTO telemetry VALUES ('d', 'a', 1, 5, 1, 0, '{"room":1}', 10),
                ('d', 'a', 3, 900, 1, 0, '{"room":2}', 11), ('d', 'b', 1, 7, 1, 1, '{"room":3}', 12)
                """));
        try (Database migrated = Database.open(file)) {
            SqliteArchive archive = new SqliteArchive(migrated);
            DeviceId device = new DeviceId("d");
            assertThat(archive.tallies(device)).containsExactly(new Tally("a", 3, 2),
                    new Tally("b", 1, 1));
            assertThat(archive.memory(device).latest().orElseThrow().seq()).isEqualTo(3);
        }
    }

    @Test
    void theFileIsInTheModeThatSurvivesAPowerCut() {
        assertThat(database.<String>read(handle -> handle.createQuery("PRAGMA journal_mode")
                .mapTo(String.class).one())).isEqualTo("wal");
        assertThat(database.<Integer>read(handle -> handle.createQuery("PRAGMA synchronous")
                .mapTo(Integer.class).one())).isEqualTo(2);
        assertThat(database.integrity()).isEqualTo("ok");
    }
}
