package dev.pilotlight.faults.bench;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Times from publish to PUBACK, in nanoseconds. One thread at a time. */
final class Latencies implements LongConsumer {
    private long[] all = new long[1 << 16];
    private int count;

    @Override
    public void accept(long nanos) {
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count++] = nanos;
    }

    /**
     * The time that this share of them stayed under, in milliseconds; 0 when there are none.
     *
     * @param share from 0 to 1
     */
    double millis(double share) {
        long[] sorted = Arrays.copyOf(all, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(int) Math.min(count - 1, count * share)] / 1e6;
    }
}
