package dev.pilotlight.agent.hardware;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a kernel, which has no clock that a test could turn. */
final class Until {
    private static final long LOOK_NANOS = 20_000_000;

    private Until() {}

    static void within(Duration limit, String what, BooleanSupplier happens) {
        long end = System.nanoTime() + limit.toNanos();
        while (!happens.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Holds all the time. */
    static void during(Duration time, String what, BooleanSupplier holds) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (!holds.getAsBoolean()) {
                throw new AssertionError("not all the time: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
