package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Status;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The door for people in the house: pages, buttons, command line. Any thread. */
public interface LocalDoor {
    /** The newest status; never waits. */
    Status status();

    /**
     * Leaves an edit for the loop; the answer comes once it is kept, on the loop's or journal's
     * thread.
     */
    CompletionStage<Answer> ask(LocalEdit edit);

    /**
     * Passes on what a remote sensor says; whether it is believed is decided by the loop. False
     * when the loop is too busy to hear it.
     */
    boolean hear(RemoteReading reading);

    /**
     * Calls {@code watcher} whenever {@link #status} has news, on the loop's thread: it must return
     * at once and must not throw; it asks for the status elsewhere. Closing ends it.
     */
    AutoCloseable watch(Runnable watcher);

    /** Stored points from {@code from} (inclusive) to {@code to}, oldest first; reads the disk. */
    List<HistoryRow> history(Instant from, Instant to, int max);

    /** The newest stored events, newest first; reads the disk. */
    List<EventRow> events(int max);
}
