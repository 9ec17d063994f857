package dev.pilotlight.faults.appliance;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A loop that does nothing but wake up and see how late it is: what the machine does to any tick.
 */
public final class BareLoop {
    private BareLoop() {}

    /** Runs it on this thread; p50, p99, p99.9 and the worst, in milliseconds. */
    public static String run(Duration period, Duration span) {
        int ticks = Math.max(1, (int) (span.toNanos() / period.toNanos()));
        double[] late = new double[ticks];
        long due = System.nanoTime();
        for (int tick = 0; tick < ticks; tick++) {
            due += period.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long seen = System.nanoTime();
            late[tick] = (seen - due) / 1e6;
            due = seen;
        }
        Arrays.sort(late);
        return String.format(Locale.ROOT, "late %.3f %.3f %.3f %.3f", at(late, 0.5), at(late, 0.99),
                at(late, 0.999), late[ticks - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
