package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * What the control loop is to hear, kept until it has room; while {@value #MOST} wait, nothing more
 * is taken from the inbox. Link's thread.
 */
final class News {
    private static final int MOST = 64;

    private final Deque<Event> waiting = new ArrayDeque<>();
    private Predicate<Event> sink = _ -> true;

    void tell(Predicate<Event> listener) {
        sink = listener;
    }

    void add(Event event) {
        waiting.add(event);
    }

    /** The connection ended: what the cloud said on it is of no use any more. */
    void ended(String why) {
        waiting.removeIf(Event.FromCloud.class::isInstance);
        waiting.add(new Event.LinkDown(why));
    }

    void deliver() {
        while (!waiting.isEmpty() && sink.test(waiting.peek())) {
            waiting.remove();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() >= MOST;
    }
}
