package dev.pilotlight.faults.sim.net;

import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The way between one house and one broker. In order and complete, as TCP makes it, unless it is
 * told to be worse: what is swallowed comes after all when the way is free again and the connection
 * still stands. One thread.
 */
final class Path {
    private static final Duration HOP = Duration.ofMillis(20);
    private static final Duration RETRANSMISSION = Duration.ofMillis(300);
    private static final Duration FLAP = Duration.ofSeconds(5);
    private static final double LOSS = 0.1;
    private static final double REPEAT = 0.2;
    private static final int SLOW_MS = 500;
    private static final int OVERTAKING_MS = 2_000;
    private static final int MOST_RETRIES = 6;
    private static final int MOST_HELD = 256;

    private final World world;
    private final SplittableRandom chance;
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final List<Wire> wires = new ArrayList<>();
    private final Lane up = new Lane();
    private final Lane down = new Lane();

    /** One direction: what was sent last arrives last. */
    private static final class Lane {
        private final Deque<Runnable> held = new ArrayDeque<>();
        private Duration lastArrival = Duration.ZERO;
    }

    Path(World world, String name) {
        this.world = world;
        this.chance = world.chance("path " + name);
    }

    /** It suffers from that, once more or once less. */
    void suffer(Trouble trouble, boolean on) {
        boolean first = on && !has(trouble);
        troubles.merge(trouble, on ? 1 : -1, Integer::sum);
        if (on && breaks(trouble)) {
            breakAll();
        }
        if (first && trouble == Trouble.FLAPPING) {
            flap();
        }
        if (!on) {
            world.after(RETRANSMISSION, this::release);
        }
    }

    private static boolean breaks(Trouble trouble) {
        return switch (trouble) {
            case RESET, REFUSED, FLAPPING, CAPTIVE_PORTAL -> true;
            case HALF_OPEN, DEAF, MUTE, LOSSY, SLOW, REORDERING, DUPLICATING -> false;
        };
    }

    private void flap() {
        if (has(Trouble.FLAPPING)) {
            if (isFlappedDown()) {
                breakAll();
            }
            world.after(FLAP, this::flap);
        }
    }

    private boolean isFlappedDown() {
        return world.now().dividedBy(FLAP) % 2 == 0;
    }

    boolean has(Trouble trouble) {
        return troubles.getOrDefault(trouble, 0) > 0;
    }

    /** Whether whoever calls is refused at once. */
    boolean isRefused() {
        return has(Trouble.REFUSED) || (has(Trouble.FLAPPING) && isFlappedDown());
    }

    /** Whether whoever calls hears nothing. */
    boolean isBlack() {
        return has(Trouble.HALF_OPEN) || has(Trouble.DEAF) || has(Trouble.MUTE);
    }

    void joined(Wire wire) {
        wires.add(wire);
        if (has(Trouble.RESET)) {
            world.after(Duration.ofMillis(chance.nextLong(500, 10_000)), () -> {
                if (has(Trouble.RESET)) {
                    world.count("connection reset");
                    wire.reset();
                }
            });
        }
    }

    void left(Wire wire) {
        wires.remove(wire);
    }

    private void breakAll() {
        for (Wire wire : List.copyOf(wires)) {
            world.count("connection reset");
            wire.reset();
        }
    }

    /** From the device to the broker. */
    void up(Runnable packet) {
        send(up, has(Trouble.HALF_OPEN) || has(Trouble.DEAF), packet);
    }

    /** From the broker to the device. */
    void down(Runnable packet) {
        send(down, has(Trouble.HALF_OPEN) || has(Trouble.MUTE), packet);
    }

    private void send(Lane lane, boolean swallowed, Runnable packet) {
        if (swallowed) {
            world.count("packet swallowed");
            if (lane.held.size() < MOST_HELD) {
                lane.held.add(packet);
            }
            return;
        }
        Duration arrival = world.now().plus(delay());
        if (has(Trouble.REORDERING)) {
            world.count("packet overtaken");
            arrival = arrival.plusMillis(chance.nextLong(OVERTAKING_MS));
        } else if (arrival.compareTo(lane.lastArrival) < 0) {
            arrival = lane.lastArrival;
        }
        lane.lastArrival = arrival.compareTo(lane.lastArrival) > 0 ? arrival : lane.lastArrival;
        world.at(arrival, packet);
        if (has(Trouble.DUPLICATING) && chance.nextDouble() < REPEAT) {
            world.count("packet duplicated");
            world.at(arrival.plus(HOP), packet);
        }
    }

    private Duration delay() {
        Duration delay = HOP;
        if (has(Trouble.SLOW)) {
            world.count("packet late");
            delay = delay.plusMillis(SLOW_MS + chance.nextLong(2L * SLOW_MS));
        }
        for (int i = 0; i < MOST_RETRIES && has(Trouble.LOSSY) && chance.nextDouble() < LOSS; i++) {
            world.count("packet lost");
            delay = delay.plus(RETRANSMISSION.multipliedBy(1L << i));
        }
        return delay;
    }

    /** What was swallowed is sent again. */
    private void release() {
        release(up, has(Trouble.HALF_OPEN) || has(Trouble.DEAF));
        release(down, has(Trouble.HALF_OPEN) || has(Trouble.MUTE));
    }

    private void release(Lane lane, boolean swallowed) {
        int count = swallowed ? 0 : lane.held.size();
        for (int i = 0; i < count; i++) {
            send(lane, false, lane.held.removeFirst());
        }
    }
}
