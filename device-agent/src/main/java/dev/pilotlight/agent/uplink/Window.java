package dev.pilotlight.agent.uplink;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is under way on one connection: {@value #MESSAGES} messages, and as many bytes as the line
 * has shown that it carries, {@value #FIRST_BYTES} at first and {@value #MOST_BYTES} at most. Each
 * message must be acknowledged within {@link #ACK_LIMIT} of being sent or of the acknowledgement
 * before it, so that a slow line is not taken for a dead one. Link's thread.
 */
final class Window {
    /** A broker that lives answers within milliseconds, one under load within a second or two. */
    static final Duration ACK_LIMIT = Duration.ofSeconds(4);
    /** Even where later messages are acknowledged and this one is not. */
    private static final Duration LAST_LIMIT = Duration.ofSeconds(60);
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int MESSAGES = 10;
    private static final int FIRST_BYTES = 1_024;
    private static final int MOST_BYTES = 32_768;
    /** A message that fills less of the room than this part says nothing of the line. */
    private static final int TELLING = 4;

    private record Sent(Flight flight, int bytes, Duration at) {}

    private final Bulkhead bound = Bulkhead.of("window", BulkheadConfig.custom()
            .maxConcurrentCalls(MESSAGES).maxWaitDuration(Duration.ZERO).build());
    private final SequencedMap<Long, Sent> flying = new LinkedHashMap<>();
    private Duration lastLanding = Duration.ZERO;
    private long flights;
    private int bytes;
    private int room = FIRST_BYTES;

    /** Whether one more message may be handed over. */
    boolean hasRoom() {
        return bound.getMetrics().getAvailableConcurrentCalls() > 0 && bytes < room;
    }

    /** How many bytes the next message should have at most, for the line carries them in time. */
    int room() {
        return room;
    }

    boolean isIdle() {
        return flying.isEmpty();
    }

    /** One more is under way; answers the number to know it by. */
    long sent(Flight flight, int size, Duration now) {
        if (!bound.tryAcquirePermission()) {
            throw new IllegalStateException("publish without room");
        }
        flying.put(++flights, new Sent(flight, size, now));
        bytes += size;
        return flights;
    }

    /** What that acknowledgement was for; it is under way no more. */
    Optional<Flight> landed(long id, Duration now) {
        Sent sent = flying.remove(id);
        if (sent == null) {
            return Optional.empty();
        }
        bytes -= sent.bytes();
        bound.onComplete();
        learn(sent.bytes(), now.minus(later(sent.at(), lastLanding)));
        lastLanding = now;
        return Optional.of(sent.flight());
    }

    /** Doubled by each message that the line carried with ease, halved by each that dragged. */
    private void learn(int size, Duration took) {
        if (took.compareTo(FAST) < 0 && size * TELLING >= room) {
            room = Math.min(MOST_BYTES, room * 2);
        }
        if (took.compareTo(SLOW) > 0) {
            room = Math.max(FIRST_BYTES, room / 2);
        }
    }

    /** Uptime at which the oldest message under way is overdue. */
    Optional<Duration> deadline() {
        return Optional.ofNullable(flying.firstEntry()).map(oldest -> overdue(oldest.getValue()
                .at()));
    }

    private Duration overdue(Duration at) {
        Duration moved = later(at, lastLanding).plus(ACK_LIMIT);
        Duration last = at.plus(LAST_LIMIT);
        return moved.compareTo(last) < 0 ? moved : last;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
