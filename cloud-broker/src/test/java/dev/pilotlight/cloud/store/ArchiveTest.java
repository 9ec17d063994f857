package dev.pilotlight.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Archive;
import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored, read again. */
class ArchiveTest {
    private static final DeviceId DEVICE = new DeviceId("long-1");
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path directory;

    private Database open() throws IOException {
        return Database.open(Files.createFile(directory.resolve("cloud.db")));
    }

    private static void write(Database database, DeviceId device, List<Reading> rows) {
        new SqliteLedger(database, new SqliteArchive(database), Runnable::run)
                .write(List.of(new Entry.Readings(device, rows))).toCompletableFuture().join();
    }

    private static Reading point(int seq, double room) {
        Instant at = START.plusSeconds(10L * seq);
        return new Reading("aa", seq, at, true, false,
                Doc.Obj.of("room", Doc.num(BigDecimal.valueOf(room))), at);
    }

    @Test
    void thirtyDaysShowTheirNewestDayAndTheirColdestMoment() throws Exception {
        int points = 30 * 8640;
        try (Database database = open()) {
            write(database, DEVICE, IntStream.rangeClosed(1, points)
                    .mapToObj(seq -> point(seq, seq == 4711 ? 3.5 : seq == 240_000 ? 31.5 : 20))
                    .toList());
            Archive.Span span = new SqliteArchive(database).span(DEVICE, START,
                    START.plusSeconds(10L * points + 1));
            assertThat(span.total()).isEqualTo(points);
            assertThat(span.complete()).isTrue();
            assertThat(span.readings()).hasSizeLessThanOrEqualTo(Stretches.MOST + 20);
            assertThat(span.readings().getLast().seq()).isEqualTo(points);
            assertThat(span.readings()).extracting(Reading::seq).contains(4711L, 240_000L)
                    .isSorted();
            assertThat(IntStream.range(0, 30).allMatch(day -> span.readings().stream()
                    .filter(row -> row.seq() > day * 8640L && row.seq() <= (day + 1) * 8640L)
                    .count() > 500)).as("each day has its share").isTrue();
        }
    }

    /**
     * Read a second time from the definition: rows are counted once whatever comes again, and the
     * newest is the same in the store and in memory after each batch.
     */
    @Test
    void whateverComesAgainOrLateNewestAndTalliesAreRight() throws Exception {
        int histories = 2_000;
        Random random = new Random(20_261_202);
        long batches = 0;
        try (Database database = open()) {
            for (int i = 0; i < histories; i++) {
                batches += history(database, new DeviceId("h-" + i), random);
            }
        }
        System.out.println("tallies and newest beside their definition: " + histories
                + " histories, " + batches + " batches, 0 differences");
    }

    private static int history(Database database, DeviceId device, Random random) {
        SqliteArchive archive = new SqliteArchive(database);
        Memory memory = Memory.EMPTY;
        List<Set<Long>> ever = List.of(new HashSet<>(), new HashSet<>());
        int batches = 1 + random.nextInt(5);
        for (int batch = 0; batch < batches; batch++) {
            List<Reading> rows = drawn(random, batch);
            write(database, device, rows);
            for (Reading row : rows) {
                memory = memory.with(row);
                ever.get(row.boot().equals("aa") ? 0 : 1).add(row.seq());
            }
            assertThat(archive.memory(device).latest().map(ArchiveTest::key))
                    .isEqualTo(memory.latest().map(ArchiveTest::key));
            for (Tally tally : archive.tallies(device)) {
                Set<Long> there = ever.get(tally.boot().equals("aa") ? 0 : 1);
                long last = there.stream().mapToLong(seq -> seq).max().orElseThrow();
                assertThat(tally.last()).isEqualTo(last);
                assertThat(tally.missing()).isEqualTo(last - there.size());
            }
        }
        return batches;
    }

    private static String key(Reading reading) {
        return reading.boot() + reading.seq();
    }

    /** Rows of one boot, as one message has them. */
    private static List<Reading> drawn(Random random, int batch) {
        String boot = random.nextInt(4) == 0 ? "bb" : "aa";
        boolean late = random.nextInt(3) == 0;
        List<Reading> rows = new ArrayList<>();
        int from = 1 + random.nextInt(12);
        for (int seq = from; seq <= from + random.nextInt(4); seq++) {
            rows.add(new Reading(boot, seq, START.plusSeconds(random.nextInt(100)), true, late,
                    Doc.Obj.of("room", Doc.num(20)), START.plusSeconds(batch)));
        }
        return rows;
    }

    @Test
    void aPointThatComesAgainIsNotTheNewest() throws Exception {
        try (Database database = open()) {
            write(database, DEVICE, List.of(point(1, 20), point(2, 21)));
            write(database, DEVICE, List.of(point(1, 20)));
            Optional<Reading> newest = new SqliteArchive(database).memory(DEVICE).latest();
            assertThat(newest.orElseThrow().seq()).isEqualTo(2);
        }
    }
}
