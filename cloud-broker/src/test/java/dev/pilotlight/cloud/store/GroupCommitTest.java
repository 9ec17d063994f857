package dev.pilotlight.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    void theFileIsInTheModeThatSurvivesAPowerCut() {
        assertThat(database.<String>read(handle -> handle.createQuery("PRAGMA journal_mode")
                .mapTo(String.class).one())).isEqualTo("wal");
        assertThat(database.<Integer>read(handle -> handle.createQuery("PRAGMA synchronous")
                .mapTo(Integer.class).one())).isEqualTo(2);
        assertThat(database.integrity()).isEqualTo("ok");
    }
}
