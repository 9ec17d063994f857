package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * A broker: the topic policy of its {@link Backend}, a PUBACK only for what is durable there, one
 * session a device, wills and retained state. One thread.
 */
final class Broker {
    private static final int WINDOW = 10;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int QUOTA = 0x97;
    private static final int BAD_PAYLOAD = 0x99;
    private static final int MOST_HELD = 1_000;
    private static final long THROTTLE_S = 1;
    private static final Duration CLONE_RETURNS = Duration.ofSeconds(15);
    private static final long CLONE_SPREAD_MS = 10_000;

    private final World world;
    private final Backend backend;
    private final Map<Illness, Integer> illnesses = new EnumMap<>(Illness.class);
    private final SortedMap<String, Wire> sessions = new TreeMap<>();
    private final SortedMap<String, Line.Message> retained = new TreeMap<>();
    private final SortedSet<String> planted = new TreeSet<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final SplittableRandom clone;
    private Duration nextWord = Duration.ZERO;

    Broker(World world, Backend backend) {
        this.world = world;
        this.backend = backend;
        this.clone = world.chance("clone");
    }

    /** It suffers from that, once more or once less. */
    void suffer(Illness illness, boolean on) {
        illnesses.merge(illness, on ? 1 : -1, Integer::sum);
        if (on && illness == Illness.DEAD) {
            die();
        }
        if (!on && illness == Illness.FROZEN && !isFrozen()) {
            List<Runnable> waiting = List.copyOf(held);
            held.clear();
            waiting.forEach(Runnable::run);
        }
        if (on && illness == Illness.CLONED) {
            impersonate();
        }
        if (!on && illness == Illness.RETAINED_GARBAGE) {
            retained.keySet().removeAll(planted);
        }
    }

    /** A clone connects, stays until the device comes back, and tries again. */
    private void impersonate() {
        if (!has(Illness.CLONED)) {
            return;
        }
        for (Wire wire : List.copyOf(sessions.values())) {
            world.count("session taken over by a clone");
            sessions.remove(wire.device().value());
            wire.end(new Failure(Failure.Kind.TAKEOVER,
                    "this device's identity is used elsewhere (0x8E)"));
            speakFor(wire);
        }
        world.after(CLONE_RETURNS.plusMillis(clone.nextLong(CLONE_SPREAD_MS)), this::impersonate);
    }

    boolean has(Illness illness) {
        return illnesses.getOrDefault(illness, 0) > 0;
    }

    boolean isFrozen() {
        return has(Illness.FROZEN);
    }

    /** How many messages of a device may be under way. */
    int window() {
        return has(Illness.SMALL_WINDOW) ? 1 : WINDOW;
    }

    /** The process is gone: connections break, sessions and retained messages are forgotten. */
    void die() {
        world.count("broker died");
        List<Wire> all = new ArrayList<>(sessions.values());
        sessions.clear();
        retained.clear();
        held.clear();
        all.forEach(wire -> wire.end(new Failure(Failure.Kind.LOST,
                "the other side closed the connection")));
    }

    /** Why nobody may connect now; empty when one may. */
    Optional<Failure> refusal(Wire wire) {
        if (has(Illness.AUTH_DOWN)) {
            world.count("broker refused a device");
            return Optional.of(new Failure(Failure.Kind.AUTH,
                    "the cloud refuses this device (0x87)"));
        }
        boolean allowed = wire.call().filters().stream().allMatch(
                filter -> backend.maySubscribe(wire.device(), filter));
        if (has(Illness.POLICY_LOST) || !allowed) {
            world.count("broker refused a subscription");
            return Optional.of(new Failure(Failure.Kind.AUTH,
                    "the cloud refuses this device (0x87)"));
        }
        return Optional.empty();
    }

    /** A session begins; the one before it ends with its will. */
    void join(Wire wire) {
        Wire before = sessions.put(wire.device().value(), wire);
        if (before != null) {
            world.count("session taken over");
            before.end(new Failure(Failure.Kind.TAKEOVER,
                    "this device's identity is used elsewhere (0x8E)"));
            speakFor(before);
        }
        if (has(Illness.RETAINED_GARBAGE)) {
            plant(wire.device());
        }
        wire.watch();
        retained.values().stream().filter(message -> wire.call().filters().stream().anyMatch(
                filter -> Filters.match(filter, message.topic()))).forEach(wire::deliver);
    }

    private void plant(DeviceId device) {
        world.count("stale command retained");
        backend.stale(device).forEach(message -> {
            planted.add(message.topic());
            retained.put(message.topic(), message);
        });
    }

    /** The session is gone. */
    void left(Wire wire, boolean speaks) {
        boolean current = sessions.remove(wire.device().value(), wire);
        if (current && speaks) {
            speakFor(wire);
        }
    }

    private void speakFor(Wire wire) {
        world.count("will published");
        CompletionStage<Receipt> _ = backend.accept(wire.device(), wire.call().will(),
                Intake.Origin.WILL);
    }

    /** A device's message has arrived. */
    void received(Wire wire, long id, Line.Message message) {
        if (isFrozen()) {
            if (held.size() < MOST_HELD) {
                world.count("broker held a message");
                held.add(() -> wire.receive(id, message));
            }
            return;
        }
        if (isTooSoon()) {
            world.count("broker throttled a message");
            wire.acknowledge(id, QUOTA);
            return;
        }
        if (!backend.mayPublish(wire.device(), message)) {
            wire.acknowledge(id, NOT_AUTHORIZED);
            return;
        }
        backend.accept(wire.device(), message, Intake.Origin.DEVICE).thenAccept(receipt -> settle(
                wire, id, message, receipt));
    }

    private boolean isTooSoon() {
        if (!has(Illness.THROTTLED)) {
            return false;
        }
        boolean soon = world.now().compareTo(nextWord) < 0;
        nextWord = soon ? nextWord : world.now().plusSeconds(THROTTLE_S);
        return soon;
    }

    private void settle(Wire wire, long id, Line.Message message, Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored _ -> {
                if (message.retained()) {
                    retained.put(message.topic(), message);
                }
                wire.acknowledge(id, 0);
            }
            case Receipt.Malformed _ -> wire.acknowledge(id, BAD_PAYLOAD);
            case Receipt.NotNow(String why) -> {
                world.count("broker hung up: nothing was stored");
                wire.drop(true);
                wire.end(new Failure(Failure.Kind.QUOTA, "the cloud is busy (0x89): " + why));
            }
        }
    }

    /** To that device, if it is here and has subscribed. */
    void deliver(DeviceId device, String topic, byte[] payload) {
        Wire wire = sessions.get(device.value());
        if (wire != null && wire.call().filters().stream().anyMatch(filter -> Filters.match(filter,
                topic))) {
            wire.deliver(new Line.Message(topic, Payload.of(payload), false));
        }
    }
}
