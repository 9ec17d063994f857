package dev.pilotlight.faults.sim.net;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One connection, both ends of it. What the broker's end says reaches the device by the
 * {@link Path}, and so does what the device says. One thread.
 */
final class Wire implements Line {
    /** A device that says nothing for so long is gone: one and a half keep-alives of 10 s. */
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int MOST_QUEUED = 100;

    private final Network network;
    private final Path path;
    private final Broker broker;
    private final DeviceId device;
    private final Lines.Call call;
    private final Lines.Caller caller;
    private final Deque<Sending> queued = new ArrayDeque<>();
    private final SortedSet<Long> underWay = new TreeSet<>();
    private final SortedMap<Integer, Boolean> unconfirmed = new TreeMap<>();
    private boolean known;
    private boolean here = true;
    private boolean there = true;
    private Duration heardAt;
    private int messages;

    private record Sending(long id, Message message) {}

    Wire(Network network, Path path, Broker broker, DeviceId device, Lines.Call call,
            Lines.Caller caller) {
        this.network = network;
        this.path = path;
        this.broker = broker;
        this.device = device;
        this.call = call;
        this.caller = caller;
        this.heardAt = network.world().now();
    }

    DeviceId device() {
        return device;
    }

    Lines.Call call() {
        return call;
    }

    /** Whether the broker has seen it; a handshake's last word may come twice. */
    boolean isKnown() {
        return known;
    }

    // The device's end.

    void opened() {
        network.proof(device);
        caller.opened(this, Optional.empty());
        network.stir(device);
    }

    @Override
    public void publish(long id, Message message) {
        network.world().trace().mix(Arrays.hashCode(message.payload().bytes()));
        queued.add(new Sending(id, message));
        sendQueued();
    }

    /** No more under way than the broker allows. */
    private void sendQueued() {
        while (!queued.isEmpty() && underWay.size() < broker.window()) {
            Sending next = queued.removeFirst();
            underWay.add(next.id());
            network.sent(device);
            path.up(() -> receive(next.id(), next.message()));
        }
        if (!queued.isEmpty()) {
            network.world().count("message waited for the window");
        }
    }

    /** A message of the device has come to the broker's end. */
    void receive(long id, Message message) {
        if (there) {
            heardAt = network.world().now();
            broker.received(this, id, message);
        }
    }

    @Override
    public void confirm(int messageId) {
        path.up(() -> {
            unconfirmed.remove(messageId);
            heardAt = network.world().now();
        });
    }

    @Override
    public boolean isOpen() {
        return here;
    }

    @Override
    public void leave(Message lastWord) {
        publish(Long.MAX_VALUE, lastWord);
        discard();
    }

    @Override
    public void discard() {
        vanish();
        path.up(() -> drop(true));
    }

    /** Without power nobody says anything any more; the broker has to find out. */
    void vanish() {
        here = false;
        queued.clear();
        path.left(this);
    }

    /** Both ends see it break. */
    void reset() {
        lose(new Failure(Failure.Kind.LOST, "the connection broke: reset"));
        drop(true);
    }

    private void lose(Failure why) {
        if (here) {
            vanish();
            network.world().tell(device.value(), "is cut off: " + why.text());
            caller.broken(why, Optional.empty());
            network.stir(device);
        }
    }

    // The broker's end.

    /** Looks now and then whether the device is still there. */
    void watch() {
        known = true;
        if (!there) {
            return;
        }
        Duration silent = network.world().now().minus(heardAt);
        if (silent.compareTo(SILENCE) >= 0 && !broker.isFrozen()) {
            network.world().count("broker noticed a silent device");
            drop(true);
        } else {
            Duration left = SILENCE.minus(silent).plusMillis(1);
            network.world().after(left.compareTo(LOOK_AGAIN) > 0 ? left : LOOK_AGAIN, this::watch);
        }
    }

    void acknowledge(long id, int reason) {
        path.down(() -> {
            if (here && underWay.remove(id)) {
                network.proof(device);
                caller.acknowledged(id, reason);
                sendQueued();
                network.stir(device);
            }
        });
    }

    void deliver(Message message) {
        if (!there || unconfirmed.size() >= MOST_QUEUED) {
            return;
        }
        int messageId = ++messages;
        unconfirmed.put(messageId, true);
        path.down(() -> {
            if (here) {
                network.arrived(device, message);
                caller.arrived(message, messageId);
                network.stir(device);
            }
        });
    }

    /** The broker ends it, and says why. */
    void end(Failure why) {
        drop(false);
        path.down(() -> lose(why));
    }

    /** The broker's end is gone; {@code speaks} when it publishes the will. */
    void drop(boolean speaks) {
        if (there) {
            there = false;
            broker.left(this, speaks);
        }
    }
}
