package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
    private static final Instant START = Instant.parse("2017-02-28T17:00:00Z");
    private static final long LIMIT_SECONDS = 20;

    /** Of the file. */
    private static final int PAGE = 1024;

    @TempDir
    Path directory;

    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    private final TimeSource time = () -> new Moment(START.plus(uptime.get()), uptime.get(),
            ClockTrust.TRUSTED);
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> commits = new LinkedBlockingQueue<>();
    private final List<SqliteJournal> journals = new ArrayList<>();

    private SqliteJournal open(Path file, long bound) {
        SqliteJournal opened = new SqliteJournal(file, new Bounds(bound, 60L << 20), time);
        opened.onCommit(() -> commits.add(true));
        opened.start(heard::add);
        journals.add(opened);
        return opened;
    }

    private SqliteJournal open() {
        return open(directory.resolve("pilotlight.db"), 10_000);
    }

    @AfterEach
    void close() {
        journals.forEach(SqliteJournal::close);
    }

    private static Row point(long seq) {
        return new Row(Row.Stream.TELEMETRY, "boot", seq, START.plusSeconds(seq), true,
                Doc.Obj.of("room", Doc.num(19)));
    }

    private static Row event(long seq) {
        return new Row(Row.Stream.EVENT, "boot", seq, START.plusSeconds(seq), true, Doc.Obj.of(
                "kind", Doc.text("frost"), "text", Doc.text("too cold")));
    }

    private void awaitCommit() throws InterruptedException {
        assertThat(commits.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anEventIsCommittedAtOnceAndTakesTheWaitingPointsWithIt() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        assertThat(opened.waiting()).isEqualTo(1);
        opened.append(event(1), true);
        awaitCommit();
        assertThat(opened.next(Row.Stream.TELEMETRY, 0, 10)).extracting(row -> row.row().seq())
                .containsExactly(1L);
        assertThat(opened.events(5)).extracting(EventRow::kind).containsExactly("frost");
    }

    @Test
    void pointsWaitForAMinuteOfUptimeOrSixtyFourOfThem() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        assertThat(commits.poll(500, TimeUnit.MILLISECONDS)).isNull();
        uptime.set(Duration.ofSeconds(60));
        awaitCommit();
        for (int seq = 2; seq <= 65; seq++) {
            opened.append(point(seq), false);
        }
        awaitCommit();
        assertThat(opened.history(START, START.plusSeconds(3_600), 1_000)).hasSize(65);
    }

    @Test
    void whatIsCommittedIsThereAfterAReopenAndSoAreTheSettings() throws Exception {
        SqliteJournal opened = open();
        opened.save("control", Doc.Obj.of("mode", Doc.text("off")));
        opened.append(event(1), true);
        awaitCommit();
        opened.close();
        SqliteJournal again = open();
        assertThat(again.settings()).containsEntry("control", Doc.Obj.of("mode", Doc.text(
                "off")));
        assertThat(again.waiting()).isEqualTo(1);
    }

    @Test
    void onlyAnAcknowledgedRowLeavesTheOutboxAndHistoryKeepsIt() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), false);
        opened.append(point(2), true);
        awaitCommit();
        List<OutboxRow> rows = opened.next(Row.Stream.TELEMETRY, 0, 10);
        opened.delivered(List.of(rows.getFirst().id()));
        assertThat(opened.next(Row.Stream.TELEMETRY, 0, 10)).containsExactly(rows.getLast());
        assertThat(opened.waiting()).isEqualTo(1);
        opened.close();
        SqliteJournal again = open();
        assertThat(again.next(Row.Stream.TELEMETRY, 0, 10)).containsExactly(rows.getLast());
        assertThat(again.history(START, START.plusSeconds(60), 10)).extracting(HistoryRow::seq)
                .containsExactly(1L, 2L);
    }

    @Test
    void aRefusedRowIsPutAsideAndCounted() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), true);
        awaitCommit();
        opened.refused(List.of(opened.next(Row.Stream.TELEMETRY, 0, 10).getFirst().id()), "0x99");
        opened.close();
        SqliteJournal again = open();
        assertThat(again.waiting()).isZero();
        assertThat(again.quarantined()).isEqualTo(1);
    }

    @Test
    @Tag("S38")
    void aFileThatIsNoDatabaseIsSetAsideLoudlyAndANewOneIsBegun() throws Exception {
        Path file = directory.resolve("pilotlight.db");
        Files.writeString(file, "this is not a database, and it is long enough to be read as one "
                .repeat(50));
        SqliteJournal opened = open();
        assertThat(heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isInstanceOfSatisfying(
                Event.Noticed.class, noticed -> assertThat(noticed.kind()).isEqualTo(
                        "storage-damaged"));
        assertThat(directory.resolve("pilotlight.db.damaged-1")).exists();
        opened.append(point(1), true);
        awaitCommit();
    }

    @Test
    @Tag("S38")
    void aBigFileThatIsDamagedInTheMiddleIsSetAsideAndTheSettingsLiveOn() throws Exception {
        SqliteJournal opened = open();
        opened.save("control", Doc.Obj.of("mode", Doc.text("off")));
        opened.append(point(1), true);
        awaitCommit();
        long before = opened.newest(Row.Stream.TELEMETRY).orElseThrow();
        opened.close();
        damageTheOutboxOfABigFile();
        SqliteJournal again = open();
        again.append(point(2), true);
        awaitCommit();
        assertThat(directory.resolve("pilotlight.db.damaged-1")).exists();
        assertThat(heard).anyMatch(event -> event instanceof Event.Noticed noticed && noticed
                .kind().equals("storage-damaged"));
        assertThat(again.next(Row.Stream.TELEMETRY, 0, 10)).hasSize(1)
                .allMatch(row -> row.id() > before);
        again.close();
        assertThat(open().settings()).containsKey("control");
    }

    private void damageTheOutboxOfABigFile() throws Exception {
        Path file = directory.resolve("pilotlight.db");
        long page;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ballast(x)");
            statement.execute("INSERT INTO ballast VALUES(zeroblob(17000000))");
            try (var root = statement.executeQuery(
                    "SELECT rootpage FROM sqlite_master WHERE name='record'")) {
                root.next();
                page = root.getLong(1);
            }
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        byte[] garbage = new byte[PAGE];
        Arrays.fill(garbage, (byte) 0xA5);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(garbage), (page - 1) * PAGE);
        }
    }

    @Test
    void rowsThatCannotBeWrittenAreStillCountedAsWaiting() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), true);
        awaitCommit();
        limitPages(true);
        for (int seq = 2; seq <= 10; seq++) {
            opened.append(point(seq), true);
            opened.save("control", Doc.Obj.of("mode", Doc.num(seq)));
        }
        assertThat(awaitStorage().trouble()).isNotEmpty();
        assertThat(opened.waiting()).isEqualTo(10);
        limitPages(false);
        assertThat(awaitStorage().trouble()).isEmpty();
        assertThat(opened.waiting()).isEqualTo(10);
        opened.close();
        assertThat(open().settings()).containsEntry("control", Doc.Obj.of("mode", Doc.num(10)));
    }

    @Test
    @Tag("S13")
    @Tag("F15")
    void aDirectoryThatCannotHoldADatabaseIsSaidAndAppendingGoesOn() throws Exception {
        Path blocked = directory.resolve("file");
        Files.writeString(blocked, "x");
        SqliteJournal opened = open(blocked.resolve("pilotlight.db"), 1_000);
        assertThat(heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isInstanceOf(
                Event.Storage.class);
        opened.append(point(1), true);
        assertThat(opened.waiting()).isEqualTo(1);
        assertThat(opened.settings()).isEmpty();
    }

    @Test
    @Tag("S12")
    @Tag("F15")
    void aDiskThatIsFullKeepsRowsInMemoryAndWritesThemWhenThereIsRoomAgain() throws Exception {
        SqliteJournal opened = open();
        opened.append(point(1), true);
        awaitCommit();
        limitPages(true);
        for (int seq = 2; seq < 400; seq++) {
            opened.append(point(seq), true);
        }
        assertThat(awaitStorage().trouble()).isNotEmpty();
        assertThat(opened.waiting()).isEqualTo(399);
        limitPages(false);
        assertThat(awaitStorage().trouble()).isEmpty();
        assertThat(opened.history(START, START.plusSeconds(3_600), 1_000)).hasSize(399);
    }

    @Test
    @Tag("S13")
    void anAnswerWhileTheDiskFailsSaysThatAPowerCutWouldUndoIt() throws Exception {
        SqliteJournal opened = open();
        BlockingQueue<Kept> answers = new LinkedBlockingQueue<>();
        opened.append(event(1), true);
        opened.whenKept(answers::add);
        assertThat(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Kept.ON_DISK);
        limitPages(true);
        opened.append(event(2), true);
        opened.whenKept(answers::add);
        assertThat(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Kept.IN_MEMORY);
        limitPages(false);
        assertThat(awaitStorage().trouble()).isNotEmpty();
        assertThat(awaitStorage().trouble()).isEmpty();
        opened.whenKept(answers::add);
        assertThat(answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(Kept.ON_DISK);
    }

    private Event.Storage awaitStorage() throws InterruptedException {
        while (true) {
            Event event = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            if (event instanceof Event.Storage storage) {
                return storage;
            }
        }
    }

    /** A trigger that fails each insert stands in for the disk: SQLite rolls back in both cases. */
    private void limitPages(boolean full) throws Exception {
        try (var connection = DriverManager.getConnection(Database.url(directory
                .resolve("pilotlight.db"))); var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute(full
                    ? "CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ROLLBACK,"
                            + " 'database or disk is full'); END"
                    : "DROP TRIGGER full");
        }
    }

    @Test
    void beyondItsBoundTheOldestTelemetryIsThinnedAndNoEventIsLost() throws Exception {
        SqliteJournal opened = open(directory.resolve("pilotlight.db"), 1_000);
        for (int seq = 1; seq <= 3_000; seq++) {
            opened.append(seq % 100 == 0 ? event(seq) : point(seq), seq % 100 == 0);
            if (seq % 100 == 0) {
                awaitCommit();
            }
        }
        Event noticed = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(noticed).isInstanceOfSatisfying(Event.Noticed.class, thinned -> assertThat(
                thinned.kind()).isEqualTo("gap"));
        while (opened.next(Row.Stream.EVENT, 0, 100).size() < 30) {
            awaitCommit(); // a group that the timer committed has answered for an event's own
        }
        assertThat(opened.next(Row.Stream.EVENT, 0, 100)).hasSize(30);
        assertThat(opened.waiting()).isLessThan(1_600);
        List<OutboxRow> left = opened.next(Row.Stream.TELEMETRY, 0, 5_000);
        assertThat(left.getFirst().row().seq()).isEqualTo(1);
        assertThat(left.getLast().row().seq()).isEqualTo(2_999);
    }

    @Test
    void aLongSpanIsThinnedEvenlyForAChartWithItsNewestPoint() throws IOException,
            InterruptedException {
        SqliteJournal opened = open();
        for (int seq = 1; seq <= 640; seq++) {
            opened.append(point(seq), seq == 640);
        }
        opened.close();
        List<HistoryRow> rows = open().history(START, START.plusSeconds(3_600), 100);
        assertThat(rows).hasSizeBetween(80, 100);
        assertThat(rows.getLast().seq()).isEqualTo(640);
    }
}
