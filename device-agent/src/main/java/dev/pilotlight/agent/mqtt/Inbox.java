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
 * messages each way, and a few requests.
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

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final AtomicInteger generation = new AtomicInteger();

    void leave(Item item) {
        items.add(item);
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
        return items.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
