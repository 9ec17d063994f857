package dev.pilotlight.faults.script;

import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A loop that does nothing but wake up each 50 ms and measure how late it is: what the machine
 * alone does to any tick. One thread of its own; writes its worst figure when it is closed.
 */
final class BareLoop implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(50);

    private final World world;
    private volatile Duration worst = Duration.ZERO;
    private volatile boolean closed;

    private BareLoop(World world) {
        this.world = world;
    }

    static BareLoop start(World world) {
        BareLoop loop = new BareLoop(world);
        Thread.ofPlatform().daemon().name("bare-loop").start(loop::run);
        return loop;
    }

    @Override
    public void close() {
        closed = true;
        world.ledger().write(new Fact.Machine(world.timeline().now(), worst));
    }

    private void run() {
        while (!closed) {
            long due = System.nanoTime() + PERIOD.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Duration late = Duration.ofNanos(System.nanoTime() - due);
            worst = late.compareTo(worst) > 0 ? late : worst;
        }
    }
}
