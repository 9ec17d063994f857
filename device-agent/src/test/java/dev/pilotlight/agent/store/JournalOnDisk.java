package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.twin.Doc;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a folder of its own, by a clock that the test moves. */
abstract class JournalOnDisk {
    static final Instant START = Instant.parse("2017-02-28T17:00:00Z");
    static final long LIMIT_SECONDS = 20;

    @TempDir
    Path directory;

    final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    final TimeSource time = () -> new Moment(START.plus(uptime.get()), uptime.get(),
            ClockTrust.TRUSTED);
    final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<Boolean> commits = new LinkedBlockingQueue<>();
    final List<SqliteJournal> journals = new ArrayList<>();

    SqliteJournal open(Path file, long bound) {
        SqliteJournal opened = new SqliteJournal(file, new Bounds(bound, 60L << 20), time);
        opened.onCommit(() -> commits.add(true));
        opened.start(heard::add);
        journals.add(opened);
        return opened;
    }

    SqliteJournal open() {
        return open(directory.resolve("pilotlight.db"), 10_000);
    }

    @AfterEach
    void close() {
        journals.forEach(SqliteJournal::close);
    }

    static Row point(long seq) {
        return new Row(Row.Stream.TELEMETRY, "boot", seq, START.plusSeconds(seq), true,
                Doc.Obj.of("room", Doc.num(19)));
    }

    static Row event(long seq) {
        return new Row(Row.Stream.EVENT, "boot", seq, START.plusSeconds(seq), true, Doc.Obj.of(
                "kind", Doc.text("frost"), "text", Doc.text("too cold")));
    }

    void awaitCommit() throws InterruptedException {
        assertThat(commits.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
}
