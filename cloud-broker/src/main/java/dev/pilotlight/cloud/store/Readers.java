package dev.pilotlight.cloud.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Connections that read, kept open for the next question: opening one costs more than the question
 * itself, and a returning fleet asks two for each device. Any thread; nobody waits for another, who
 * finds none idle opens one more.
 */
final class Readers implements AutoCloseable {
    /** More than these are closed again after their question. */
    private static final int MOST_IDLE = 8;

    private final Supplier<Handle> connect;
    private final BlockingQueue<Handle> idle = new ArrayBlockingQueue<>(MOST_IDLE);
    private volatile boolean closed;

    Readers(Supplier<Handle> connect) {
        this.connect = connect;
    }

    /** Sees all that is committed at this moment. */
    <T> T ask(Function<Handle, T> question) {
        @Nullable
        Handle kept = idle.poll();
        Handle handle = kept == null ? connect.get() : kept;
        boolean well = false;
        try {
            T answer = question.apply(handle);
            well = true;
            return answer;
        } finally {
            // After a failure nobody knows what state it is in.
            if (!well || closed || !idle.offer(handle)) {
                handle.close();
            }
        }
    }

    /** Closes what is idle; what is asked at this moment closes itself. */
    @Override
    public void close() {
        closed = true;
        for (Handle handle = idle.poll(); handle != null; handle = idle.poll()) {
            handle.close();
        }
    }
}
