package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The only door to the loop for other threads. Bounded, so that no flood from the cloud or a broken
 * sensor can take memory or the loop's time; people have a box of their own, which is emptied
 * first. Any thread puts, the loop's thread takes.
 */
public final class Mailbox {
    private static final int PEOPLE = 16;
    private static final int OTHERS = 256;

    private final BlockingQueue<Event> people = new ArrayBlockingQueue<>(PEOPLE);
    private final BlockingQueue<Event> others = new ArrayBlockingQueue<>(OTHERS);
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong dropped = new AtomicLong();

    /** Leaves an event; false, and counted, when the box is full. Never waits. */
    public boolean offer(Event event) {
        boolean taken = event instanceof Event.Asked ? people.offer(event) : others.offer(event);
        if (taken) {
            bell.release();
        } else {
            dropped.incrementAndGet();
        }
        return taken;
    }

    /** The next event, people's first. */
    public Optional<Event> take() {
        Event event = people.poll();
        return Optional.ofNullable(event == null ? others.poll() : event);
    }

    /** Waits until something was left, or for {@code longest}. Loop's thread only. */
    public void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }

    /** Wakes the loop without an event. */
    public void ring() {
        bell.release();
    }

    /** How many events found the box full. */
    public long dropped() {
        return dropped.get();
    }
}
