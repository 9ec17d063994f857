package dev.pilotlight.faults.script;

import dev.pilotlight.faults.demo.ModelRoom;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.house.Relays;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The twin of the agent's house, with the same weather, whose relay stays as it was last told. A
 * thread of its own; any thread may move the relay and read the thermometer.
 */
final class DependentHouse implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final World world;
    private final ModelRoom room;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant reached;
    private Relays relays = Relays.OPEN;
    private volatile boolean closed;

    DependentHouse(World world) {
        this.world = world;
        this.room = ModelRoom.livedIn(world.setup().start());
        this.reached = world.setup().start();
        Thread.ofVirtual().name("dependent-house").start(this::live);
    }

    double thermometerC() {
        lock.lock();
        try {
            return room.thermometerMilliC() / 1000.0;
        } finally {
            lock.unlock();
        }
    }

    void heat(boolean closedContact) {
        lock.lock();
        try {
            if (relays.heat() != closedContact) {
                relays = new Relays(closedContact, false);
                world.ledger().write(new Fact.Relay(world.timeline().now(), Place.CLOUD_ONLY,
                        closedContact));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void live() {
        while (!closed) {
            step();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private void step() {
        lock.lock();
        try {
            Instant now = world.pace().now();
            if (now.isAfter(reached)) {
                room.advance(reached, Duration.between(reached, now), relays);
                reached = now;
            }
            world.ledger().write(new Fact.Air(world.timeline().now(), Place.CLOUD_ONLY,
                    room.roomC(), room.outdoorC()));
        } finally {
            lock.unlock();
        }
    }
}
