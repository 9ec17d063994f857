package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.twin.Doc;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * A process that keeps rows until it dies, and says of each one when it was told that it is kept.
 */
final class JournalChild {
    private static final Instant START = Instant.parse("2017-02-28T17:00:00Z");
    /** So many may wait for their commit at the same time. */
    private static final int AHEAD = 8;

    private JournalChild() {}

    /** Arguments: the file, and the number of the first row. */
    public static void main(String[] arguments) throws InterruptedException {
        long begun = System.nanoTime();
        SqliteJournal journal = new SqliteJournal(Path.of(arguments[0]), new Bounds(1_000_000,
                1L << 30),
                () -> new Moment(START, Duration.ofNanos(System.nanoTime() - begun),
                        ClockTrust.TRUSTED));
        journal.start(event -> System.out.println("# " + event));
        Semaphore ahead = new Semaphore(AHEAD);
        for (long seq = Long.parseLong(arguments[1]);; seq++) {
            ahead.acquire();
            long kept = seq;
            journal.append(new Row(Row.Stream.EVENT, "boot", seq, START.plusSeconds(seq), true,
                    Doc.Obj.of("kind", Doc.text("edit"), "text", Doc.text("row " + seq))), true);
            journal.whenKept(where -> {
                if (where == Kept.ON_DISK) {
                    System.out.println("kept " + kept);
                    System.out.flush();
                }
                ahead.release();
            });
        }
    }
}
