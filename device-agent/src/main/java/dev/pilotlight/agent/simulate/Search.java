package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.Foresight;

/**
 * Finds when to switch: a beam search over all switching times on a grid, each future computed with
 * the very model of the house. One thread.
 */
final class Search {
    private static final int WIDTH = 48;
    /** States closer than this in the room, in K, count as one. */
    private static final double ROOM_GRAIN_K = 0.02;
    private static final double EMITTER_GRAIN_K = 0.4;

    private final Foresight foresight;
    private final Outputs active;
    private final Horizon horizon;
    private final int room;
    private final int emitter;
    private final Beam candidates;
    private final Beam[] kept;
    private double[] before;
    private double[] after;

    /**
     * What is searched.
     *
     * @param gridSeconds between two decisions
     * @param decisions how many
     * @param leastOn seconds
     * @param leastOff seconds
     */
    record Horizon(int gridSeconds, int decisions, int leastOn, int leastOff) {}

    /** Judges a moment of a future. */
    interface Price {
        /** What it costs that the room is so warm there, a second. */
        double of(double roomC, long second, double watts);

        /** What a start costs. */
        double start();
    }

    Search(Foresight foresight, Outputs active, Horizon horizon, int room, int emitter) {
        this.foresight = foresight;
        this.active = active;
        this.horizon = horizon;
        this.room = room;
        this.emitter = emitter;
        this.candidates = new Beam(foresight.size(), 2 * WIDTH);
        this.kept = new Beam[horizon.decisions() + 1];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new Beam(foresight.size(), WIDTH);
        }
        this.before = new double[foresight.size()];
        this.after = new double[foresight.size()];
    }

    /** The cheapest decisions from that state on, one for each step of the grid. */
    boolean[] best(Stand stand, long second, Price price) {
        kept[0].start(stand);
        for (int depth = 0; depth < horizon.decisions(); depth++) {
            candidates.size = 0;
            long at = second + (long) depth * horizon.gridSeconds();
            for (int i = 0; i < kept[depth].size; i++) {
                expand(kept[depth], i, at, price);
            }
            kept[depth + 1].keepBest(candidates, WIDTH);
        }
        return path();
    }

    private boolean[] path() {
        boolean[] decisions = new boolean[horizon.decisions()];
        int at = 0;
        for (int depth = horizon.decisions(); depth > 0; depth--) {
            decisions[depth - 1] = kept[depth].on[at];
            at = kept[depth].parent[at];
        }
        return decisions;
    }

    private void expand(Beam from, int index, long second, Price price) {
        boolean on = from.on[index];
        add(from, index, on, second, price);
        if (from.held[index] >= (on ? horizon.leastOn() : horizon.leastOff())) {
            add(from, index, !on, second, price);
        }
    }

    private void add(Beam from, int index, boolean on, long second, Price price) {
        int nodes = foresight.size();
        System.arraycopy(from.temperatures, index * nodes, before, 0, nodes);
        int firing = from.firing[index];
        double cost = from.cost[index] + (on && !from.on[index] ? price.start() : 0);
        Outputs relays = on ? active : Outputs.OPEN;
        for (int passed = 0; passed < horizon.gridSeconds(); passed += Foresight.STEP_SECONDS) {
            firing = foresight.step(before, firing, relays, second + passed, after);
            double[] old = before;
            before = after;
            after = old;
            cost += price.of(before[room], second + passed, foresight.power(firing))
                    * Foresight.STEP_SECONDS;
        }
        int held = on == from.on[index]
                ? Math.min(from.held[index] + horizon.gridSeconds(), longest())
                : horizon.gridSeconds();
        put(index, firing, on, held, cost);
    }

    private int longest() {
        return Math.max(horizon.leastOn(), horizon.leastOff());
    }

    private void put(int parent, int firing, boolean on, int held, double cost) {
        int at = candidates.size++;
        int nodes = foresight.size();
        System.arraycopy(before, 0, candidates.temperatures, at * nodes, nodes);
        candidates.firing[at] = firing;
        candidates.on[at] = on;
        candidates.held[at] = held;
        candidates.cost[at] = cost;
        candidates.parent[at] = parent;
        candidates.likeness[at] = likeness(on, held);
    }

    private long likeness(boolean on, int held) {
        long inRoom = Math.round(before[room] / ROOM_GRAIN_K) & 0xFFFFF;
        long inEmitter = Math.round(before[emitter] / EMITTER_GRAIN_K) & 0xFFFFF;
        long timer = held / horizon.gridSeconds() & 0x3FF;
        return inRoom << 32 | inEmitter << 12 | timer << 1 | (on ? 1 : 0);
    }
}
