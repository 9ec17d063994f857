package dev.pilotlight.agent.simulate;

import java.util.Arrays;

/**
 * One depth of a search: the states that are kept, in flat arrays, since millions of them are made
 * in a second. Of two states that are nearly the same only the cheaper one is kept, so that the
 * beam holds different futures and not one future many times. One thread.
 */
final class Beam {
    private static final int SLOTS = 4_096;

    private final int nodes;
    final double[] temperatures;
    final int[] firing;
    final boolean[] on;
    final int[] held;
    final double[] cost;
    final int[] parent;
    final long[] likeness;
    int size;
    private final long[] seen = new long[SLOTS];
    private final int[] seenIn = new int[SLOTS];
    private int round;

    Beam(int nodes, int capacity) {
        this.nodes = nodes;
        temperatures = new double[nodes * capacity];
        firing = new int[capacity];
        on = new boolean[capacity];
        held = new int[capacity];
        cost = new double[capacity];
        parent = new int[capacity];
        likeness = new long[capacity];
    }

    /** Begins again with one state. */
    void start(Stand stand) {
        System.arraycopy(stand.temperatures(), 0, temperatures, 0, nodes);
        firing[0] = stand.firing();
        on[0] = stand.on();
        held[0] = stand.held();
        cost[0] = 0;
        parent[0] = 0;
        size = 1;
    }

    /** Takes the {@code width} cheapest of {@code candidates} that differ from each other. */
    void keepBest(Beam candidates, int width) {
        long[] order = new long[candidates.size];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) Float.floatToIntBits((float) candidates.cost[i]) << 32 | i;
        }
        Arrays.sort(order);
        round++;
        size = 0;
        for (int i = 0; i < order.length && size < width; i++) {
            int candidate = (int) order[i];
            if (isNew(candidates.likeness[candidate])) {
                copy(candidates, candidate);
            }
        }
    }

    private void copy(Beam from, int index) {
        System.arraycopy(from.temperatures, index * nodes, temperatures, size * nodes, nodes);
        firing[size] = from.firing[index];
        on[size] = from.on[index];
        held[size] = from.held[index];
        cost[size] = from.cost[index];
        parent[size] = from.parent[index];
        size++;
    }

    private boolean isNew(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
        while (seenIn[slot] == round) {
            if (seen[slot] == key) {
                return false;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        seenIn[slot] = round;
        seen[slot] = key;
        return true;
    }
}
