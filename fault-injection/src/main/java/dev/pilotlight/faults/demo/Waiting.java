package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waiting in real time, always with an end; {@link Patience} says how long that is. */
public final class Waiting {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private Waiting() {}

    /** A condition that may need the network. */
    @FunctionalInterface
    public interface Condition {

        /** Whether it is so now; an exception means no. */
        boolean isMet() throws IOException;
    }

    /** The result, or an exception that says what did not come. */
    static <T> T on(CompletableFuture<T> future, Duration patience, String what)
            throws IOException {
        return within(future, patience).orElseThrow(() -> new IOException(
                what + " did not come within " + patience.toSeconds() + " s"));
    }

    /** The result, if it comes in time. */
    public static <T> Optional<T> within(CompletableFuture<T> future, Duration onAQuietMachine) {
        Patience patience = Patience.of(onAQuietMachine);
        try {
            while (!patience.isOver()) {
                try {
                    return Optional.of(future.get(Math.max(1, patience.leftNanos()),
                            TimeUnit.NANOSECONDS));
                } catch (TimeoutException e) {
                    // The machine may be slower than it was: it is looked at again.
                }
            }
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Looks some times a second until it is so; false when the patience is over first. */
    public static boolean until(Duration onAQuietMachine, Condition condition) {
        Patience patience = Patience.of(onAQuietMachine);
        while (!isMet(condition)) {
            if (patience.isOver() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }

    /** Whether it is so at any look within exactly that time, however busy the machine is. */
    public static boolean sometimeIn(Duration span, Condition condition) {
        long end = System.nanoTime() + span.toNanos();
        boolean met = false;
        while (!met && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            met = isMet(condition);
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return met;
    }

    private static boolean isMet(Condition condition) {
        try {
            return condition.isMet();
        } catch (IOException e) {
            // Whoever is asked may be dead on purpose.
            return false;
        }
    }
}
