package dev.pilotlight.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final DeviceId DEVICE = new DeviceId("kept-1");
    private static final Instant NOW = Instant.parse("2017-02-28T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private static Reading reading(long seq, Instant at, Instant stored) {
        return new Reading("aa", seq, at, true, false, Doc.Obj.of("room", Doc.num(20)), stored);
    }

    private static void write(Database database, List<Reading> rows) {
        new SqliteLedger(database, new SqliteArchive(database), Runnable::run)
                .write(List.of(new Entry.Readings(DEVICE, rows))).toCompletableFuture().join();
    }

    private Database open() throws IOException {
        return Database.open(Files.createFile(directory.resolve("cloud.db")));
    }

    @Test
    void whatIsTooOldGoesAndTheRestStays() throws Exception {
        try (Database database = open()) {
            Instant old = NOW.minus(DAY.multipliedBy(11));
            write(database, IntStream.rangeClosed(1, 5000)
                    .mapToObj(seq -> reading(seq, old.plusSeconds(seq), old.plusSeconds(seq)))
                    .toList());
            write(database, List.of(reading(5001, NOW, NOW)));

            assertThat(new Retention(database, DAY.multipliedBy(10)).sweep(NOW)).isEqualTo(5000);

            SqliteArchive archive = new SqliteArchive(database);
            assertThat(archive.span(DEVICE, Instant.EPOCH, NOW.plus(DAY)).readings()).hasSize(1);
            assertThat(archive.tallies(DEVICE).getFirst().missing())
                    .as("what was deleted is no gap").isZero();
        }
    }

    @Test
    void aDeviceWithAWrongClockLosesNothingEarly() throws Exception {
        try (Database database = open()) {
            write(database, List.of(reading(1, Instant.EPOCH.plusSeconds(60), NOW)));
            assertThat(new Retention(database, DAY).sweep(NOW)).isZero();
        }
    }
}
