package dev.pilotlight.faults.process;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;

/**
 * How long to wait for something on this machine: a time that passes the slower the more programs
 * want each of its cores, since whatever is waited for is then slower by as much. It looks at that
 * while it waits, and ends in any case.
 */
public final class Patience {
    /** Beyond that somebody should be told that the machine is too busy. */
    private static final double MOST = 12;
    private static final OperatingSystemMXBean MACHINE = ManagementFactory
            .getOperatingSystemMXBean();

    private final long fullNanos;
    private double spentNanos;
    private long seen = System.nanoTime();

    private Patience(Duration onAQuietMachine) {
        this.fullNanos = onAQuietMachine.toNanos();
    }

    /** Begins to wait for what takes so long at most where nothing else runs. */
    public static Patience of(Duration onAQuietMachine) {
        return new Patience(onAQuietMachine);
    }

    /** Whether it is over. */
    public boolean isOver() {
        return leftNanos() <= 0;
    }

    /** What is left of it on a quiet machine; ask again by then. */
    public long leftNanos() {
        long now = System.nanoTime();
        spentNanos += (now - seen) / slowness();
        seen = now;
        return fullNanos - (long) spentNanos;
    }

    /** So long as whatever takes that on a quiet machine may take on this one now. */
    public static Duration stretched(Duration onAQuietMachine) {
        return Duration.ofNanos((long) (onAQuietMachine.toNanos() * slowness()));
    }

    /**
     * How many programs want each core, at least 1: the mean of the last minute, where the system
     * tells it.
     */
    public static double slowness() {
        double each = MACHINE.getSystemLoadAverage() / MACHINE.getAvailableProcessors();
        return Math.max(1, Math.min(MOST, each));
    }
}
