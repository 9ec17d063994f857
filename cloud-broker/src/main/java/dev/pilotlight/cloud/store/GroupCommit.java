package dev.pilotlight.cloud.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all changes that wait, makes them one transaction, and
 * completes them when the commit has returned. Submitting: any thread.
 *
 * <p>
 * When a transaction fails, each of its changes is tried alone, so that one bad change fails by
 * itself. After any failure the connection is given up for a new one: after a failed fsync the old
 * one must not be trusted (reliability.md 3.2).
 */
final class GroupCommit implements AutoCloseable {
    /** More than waits here is refused. */
    private static final int MAX_WAITING = 8_192;
    /** One transaction's changes; bounds how long the first of them waits for the last. */
    private static final int MAX_GROUP = 1_024;
    private static final int POLL_MILLIS = 200;
    /**
     * While several speak, a commit waits this long for more: it costs the same for all of them.
     */
    private static final Duration GATHER = Duration.ofMillis(2);
    private static final int CLOSE_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Supplier<Handle> connect;
    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean well = true;
    private @Nullable Handle handle;
    /** Whether the last commit was of several changes; a lone one never waits for others. */
    private boolean crowded;

    private static final class Job<T> {
        final Function<Handle, T> change;
        final CompletableFuture<T> done = new CompletableFuture<>();
        @Nullable
        T result;

        Job(Function<Handle, T> change) {
            this.change = change;
        }

        void run(Handle handle) {
            result = change.apply(handle);
        }

        @SuppressWarnings("NullAway") // A change may well answer null; so may its stage.
        void succeed() {
            done.complete(result);
        }
    }

    GroupCommit(Supplier<Handle> connect) {
        this.connect = connect;
        this.thread = Thread.ofPlatform().name("store-writer").daemon(true).start(this::run);
    }

    <T> CompletionStage<T> submit(Function<Handle, T> change) {
        Job<T> job = new Job<>(change);
        if (closing || !waiting.offer(job)) {
            job.done.completeExceptionally(new RejectedExecutionException("the store is busy"));
        }
        return job.done;
    }

    int waiting() {
        return waiting.size();
    }

    /** Whether the last transaction was committed and the next may be. */
    boolean isWell() {
        return !closing && thread.isAlive() && well;
    }

    /** Writes what waits, then ends; at most a few seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Job<?>> group = new ArrayList<>(MAX_GROUP);
        while (!closing || !waiting.isEmpty()) {
            group.clear();
            if (take(group)) {
                commit(group);
            }
        }
        disconnect();
    }

    private boolean take(List<Job<?>> group) {
        try {
            @Nullable
            Job<?> first = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
            waiting.drainTo(group, MAX_GROUP - 1);
            if (crowded && group.size() < MAX_GROUP) {
                LockSupport.parkNanos(GATHER.toNanos());
                waiting.drainTo(group, MAX_GROUP - group.size());
            }
            crowded = group.size() > 1;
            return true;
        } catch (InterruptedException nobodyInterruptsThisThread) {
            return false;
        }
    }

    private void commit(List<Job<?>> group) {
        try {
            transact(group);
            well = true;
            group.forEach(Job::succeed);
        } catch (RuntimeException failure) {
            disconnect();
            well = false;
            if (group.size() == 1) {
                LOG.error("a change was not stored: {}", failure.getMessage());
                group.getFirst().done.completeExceptionally(failure);
            } else {
                group.forEach(job -> commit(List.of(job)));
            }
        }
    }

    private void transact(List<Job<?>> group) {
        Handle open = connected();
        open.begin();
        group.forEach(job -> job.run(open));
        open.commit();
    }

    private Handle connected() {
        Handle open = handle;
        if (open == null) {
            open = connect.get();
            handle = open;
        }
        return open;
    }

    private void disconnect() {
        Handle open = handle;
        handle = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (open.isInTransaction()) {
                open.rollback();
            }
        } catch (JdbiException alreadyBroken) {
            LOG.debug("closing a failed connection", alreadyBroken);
        }
    }
}
