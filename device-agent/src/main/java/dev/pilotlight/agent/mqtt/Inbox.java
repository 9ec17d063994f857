package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody else leaves things for the owner's thread. What belongs to a connection carries
 * its generation, so that voices of the dead are not heard. Bounded by what can be under way: ten
 * acknowledgements, a few requests, and of what comes in {@value #MOST_ARRIVED} messages or
 * {@value #MOST_BYTES} bytes: a broker that sends more is left, since QoS 0 knows no window.
 */
final class Inbox {
    /** Something for the owner. */
    sealed interface Item {}

    /** A message of ours was acknowledged, with that reason code. */
    record Acknowledged(Session session, long id, int reason) implements Item {}

    /** The connection of that generation is gone; {@code spread} is the cap it asks for. */
    record Broken(int generation, Failure why, Optional<Duration> spread) implements Item {
        Broken(int generation, Failure why) {
            this(generation, why, Optional.empty());
        }
    }

    /** A message came in; it is confirmed once its news were taken. */
    record Arrived(int generation, String topic, Payload payload, boolean retained,
            int messageId)
            implements
                Item {}

    /** Something to do. */
    record Order(Runnable task) implements Item {}

    static final int MOST_ARRIVED = 64;
    static final int MOST_BYTES = 256 * 1024;
    private static final Failure FLOOD = new Failure(Failure.Kind.QUOTA,
            "the broker sends more than this device takes");

    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicInteger generation = new AtomicInteger();

    void leave(Item item) {
        items.add(item);
    }

    /** A message; beyond the bounds it is not kept, and the connection is to be given up. */
    void arrive(Arrived message) {
        int count = arrived.incrementAndGet();
        int total = bytes.addAndGet(message.payload().size());
        boolean fits = count <= MOST_ARRIVED && total <= MOST_BYTES;
        items.add(fits ? message : new Broken(message.generation(), FLOOD));
        if (!fits) {
            left(message);
        }
    }

    private void left(Arrived message) {
        arrived.decrementAndGet();
        bytes.addAndGet(-message.payload().size());
    }

    int generation() {
        return generation.get();
    }

    /** From now on, items of older generations mean nothing. Owner's thread. */
    int nextGeneration() {
        return generation.incrementAndGet();
    }

    /** Takes the next item, waiting for at most that long. Owner's thread. */
    @Nullable
    Item take(Duration longest) throws InterruptedException {
        Item item = items.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (item instanceof Arrived message) {
            left(message);
        }
        return item;
    }
}
