package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where everybody else leaves things for the link. What belongs to a connection carries its
 * generation, so that voices of the dead are not heard. Bounded by what can be under way: ten
 * acknowledgements, a few requests, and of what comes in {@value #MOST_ARRIVED} messages or
 * {@value #MOST_BYTES} bytes: a broker that sends more is left, since QoS 0 knows no window. Any
 * thread leaves, the link's takes.
 */
final class Inbox {
    /** Something for the link. */
    sealed interface Item {}

    /** A message of ours was acknowledged, with that reason code. */
    record Acknowledged(int generation, long id, int reason) implements Item {}

    /** The connection of that generation is gone; {@code spread} is the cap it asks for. */
    record Broken(int generation, Failure why, Optional<Duration> spread) implements Item {}

    /** A message came in. */
    record Arrived(int generation, Line.Message message, int messageId) implements Item {}

    /** Something to do. */
    record Order(Runnable task) implements Item {}

    static final int MOST_ARRIVED = 64;
    static final int MOST_BYTES = 256 * 1024;
    private static final Failure FLOOD = new Failure(Failure.Kind.QUOTA,
            "the broker sends more than this device takes");

    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private final Queue<Item> items = new ConcurrentLinkedQueue<>();
    private final Semaphore bell = new Semaphore(0);

    void leave(Item item) {
        items.add(item);
        bell.release();
    }

    /** A message; beyond the bounds it is not kept, and the connection is to be given up. */
    void arrive(Arrived item) {
        int count = arrived.incrementAndGet();
        int total = bytes.addAndGet(item.message().payload().size());
        boolean fits = count <= MOST_ARRIVED && total <= MOST_BYTES;
        if (!fits) {
            left(item);
        }
        leave(fits ? item : new Broken(item.generation(), FLOOD, Optional.empty()));
    }

    private void left(Arrived item) {
        arrived.decrementAndGet();
        bytes.addAndGet(-item.message().payload().size());
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The next item. Link's thread. */
    Optional<Item> take() {
        Item item = items.poll();
        if (item instanceof Arrived message) {
            left(message);
        }
        return Optional.ofNullable(item);
    }

    /** Waits until something was left, or for {@code longest}. Link's thread. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }
}
