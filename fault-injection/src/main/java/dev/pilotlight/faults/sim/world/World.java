package dev.pilotlight.faults.sim.world;

import java.time.Duration;
import java.util.Collections;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Everything that will happen, in the order of true time and then of asking. One seed is one
 * history: nobody in it looks at a real clock, draws from anything but a named stream, or makes a
 * thread. One thread.
 */
public final class World {
    private static final long MOST_AT_ONCE = 100_000;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Trace trace = new Trace();
    private final long seed;
    private Duration now = Duration.ZERO;
    private long asked;
    private long events;
    private long atOnce;

    private record Due(Duration at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** A world in which nothing is about to happen. */
    public World(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    /** True time since the beginning. */
    public Duration now() {
        return now;
    }

    /** How much has happened so far. */
    public long events() {
        return events;
    }

    public Trace trace() {
        return trace;
    }

    /** Lets that happen then; at once, but after all that is under way, if that is over. */
    public void at(Duration when, Runnable what) {
        queue.add(new Due(when.compareTo(now) < 0 ? now : when, asked++, what));
    }

    /** Lets that happen after so long. */
    public void after(Duration wait, Runnable what) {
        at(now.plus(wait), what);
    }

    /** Lets the next thing happen, if it is due by then; false when there is none. */
    public boolean next(Duration until) {
        Due due = queue.peek();
        if (due == null || due.at().compareTo(until) > 0) {
            return false;
        }
        queue.remove();
        atOnce = due.at().equals(now) ? atOnce + 1 : 0;
        if (atOnce > MOST_AT_ONCE) {
            throw new IllegalStateException("more than " + MOST_AT_ONCE
                    + " events at one moment: somebody asks to be stepped again and again");
        }
        now = due.at();
        events++;
        due.what().run();
        return true;
    }

    /** Chance of its own for each name, so that one more draw in one place moves no other. */
    public SplittableRandom chance(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom((seed * 0x9E3779B97F4A7C15L) ^ hash);
    }

    /** Something occurred once more: the proof that a fault was not only planned. */
    public void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** How often that occurred. */
    public long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** All that was counted, by name. */
    public SortedMap<String, Long> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Something worth telling happened to that one. */
    public void tell(String who, String what) {
        trace.add(now, who, what);
    }
}
