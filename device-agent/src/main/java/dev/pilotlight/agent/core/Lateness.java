package dev.pilotlight.agent.core;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How many ticks were how late, by classes. Immutable. */
public final class Lateness {
    /** The upper ends of the classes, in milliseconds; what is later still has one of its own. */
    public static final List<Integer> BOUNDS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16,
            18, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000, 2000, 5000);
    /** Nothing was counted. */
    public static final Lateness NONE = new Lateness(new long[BOUNDS.size() + 1]);

    private final long[] counts;

    private Lateness(long[] counts) {
        this.counts = counts;
    }

    /** With one tick more. */
    public Lateness with(Duration late) {
        long[] next = counts.clone();
        next[place(late)]++;
        return new Lateness(next);
    }

    private static int place(Duration late) {
        int place = 0;
        while (place < BOUNDS.size() && late.toNanos() > BOUNDS.get(place) * 1_000_000L) {
            place++;
        }
        return place;
    }

    /** How many were at most as late as the class of that number; its end is in {@link #BOUNDS}. */
    public long atMost(int place) {
        return Arrays.stream(counts, 0, place + 1).sum();
    }

    /** All of them. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lateness that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
