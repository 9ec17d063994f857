package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much card a month takes, and how much of it is written in a day; prints both. */
class JournalSizeTest {
    private static final Instant START = Instant.parse("2017-02-28T17:00:00Z");
    private static final Path IO = Path.of("/proc/self/io");
    private static final int ROWS_A_MINUTE = 6;

    @TempDir
    Path directory;

    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    private final TimeSource time = () -> new Moment(START.plus(uptime.get()), uptime.get(),
            ClockTrust.TRUSTED);

    private static Row point(long seq) {
        BigDecimal room = BigDecimal.valueOf(1900 + seq % 300, 2);
        return new Row(Row.Stream.TELEMETRY, "1488300000-4711", seq, START.plusSeconds(10 * seq),
                true, Doc.Obj.of("room", Doc.num(room), "target", Doc.num(21)).with("heat", Doc.num(
                        seq / 90 % 2)).with("cool", Doc.num(0)).with("outdoor", Doc.num(room
                                .subtract(BigDecimal.TEN))));
    }

    private SqliteJournal open() {
        SqliteJournal journal = new SqliteJournal(directory.resolve("pilotlight.db"), Bounds.of(
                Duration.ofDays(30), Duration.ofSeconds(10)), time);
        journal.start(_ -> {});
        return journal;
    }

    private static void awaitKept(SqliteJournal journal) throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(1);
        journal.whenKept(_ -> kept.countDown());
        assertThat(kept.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Tag("S09")
    @Tag("F27")
    void aMonthOfTenSecondReadingsThatNobodyFetchesFitsIntoSixtyMegabytes() throws Exception {
        long rows = 259_200;
        try (SqliteJournal journal = open()) {
            for (long seq = 1; seq <= rows; seq++) {
                journal.append(point(seq), false);
                if (seq % 1_000 == 0) {
                    awaitKept(journal);
                }
            }
            awaitKept(journal);
            assertThat(journal.waiting()).isEqualTo(rows);
        }
        long bytes = Files.size(directory.resolve("pilotlight.db"));
        System.out.printf(
                "journal: 30 days at one reading each 10 s: %.1f MB, %d bytes a reading%n",
                bytes / 1e6, bytes / rows);
        assertThat(bytes).isLessThan(60_000_000);
    }

    /** Two hours, minute by minute as on the device, with every row fetched by the cloud. */
    @Test
    void aDayWritesLessThanFiftyMegabytesToTheCard() throws Exception {
        if (!Files.isReadable(IO)) {
            Skips.because("NO " + IO + ": written bytes are not counted");
        }
        int minutes = 120;
        long before = written();
        try (SqliteJournal journal = open()) {
            long seq = 0;
            long after = 0;
            for (int minute = 1; minute <= minutes; minute++) {
                for (int row = 0; row < ROWS_A_MINUTE; row++) {
                    journal.append(point(++seq), false);
                }
                awaitKept(journal);
                List<OutboxRow> sent = journal.next(Row.Stream.TELEMETRY, after, 50);
                after = sent.getLast().id();
                journal.delivered(sent.stream().map(OutboxRow::id).toList());
            }
        }
        double day = (written() - before) / 1e6 * 1_440 / minutes;
        System.out.printf("journal: %.1f MB written a day, online%n", day);
        assertThat(day).isLessThan(50);
    }

    /**
     * It is mapped memory: the kernel writes it again after each commit, unseen by the test above.
     */
    @Test
    void aRunningThermostatKeepsNoIndexOfItsLogOnTheCard() throws Exception {
        try (SqliteJournal journal = open()) {
            journal.append(point(1), false);
            awaitKept(journal);
            assertThat(directory.resolve("pilotlight.db-wal")).exists();
            assertThat(directory.resolve("pilotlight.db-shm")).doesNotExist();
        }
    }

    private static long written() throws IOException {
        return Files.readAllLines(IO).stream().filter(line -> line.startsWith("write_bytes:"))
                .mapToLong(line -> Long.parseLong(line.substring(12).strip())).findFirst()
                .orElseThrow();
    }
}
