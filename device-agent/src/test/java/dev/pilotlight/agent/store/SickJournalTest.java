package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.twin.Doc;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk that is full, fails or forgets: nothing is thrown away silently, and nobody waits. */
class SickJournalTest extends JournalOnDisk {
    /** Of the file. */
    private static final int PAGE = 1024;

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
}
