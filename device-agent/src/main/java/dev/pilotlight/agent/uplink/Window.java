package dev.pilotlight.agent.uplink;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is under way on one connection: {@value #MESSAGES} messages or {@value #BYTES} bytes, each
 * of which must be acknowledged within {@link #ACK_LIMIT}. Link's thread.
 */
final class Window {
    /** A broker that lives answers within milliseconds, one under load within a second or two. */
    static final Duration ACK_LIMIT = Duration.ofSeconds(4);
    private static final int MESSAGES = 10;
    private static final int BYTES = 65_536;

    private record Sent(Flight flight, int bytes, Duration at) {}

    private final Bulkhead bound = Bulkhead.of("window", BulkheadConfig.custom()
            .maxConcurrentCalls(MESSAGES).maxWaitDuration(Duration.ZERO).build());
    private final SequencedMap<Long, Sent> flying = new LinkedHashMap<>();
    private long flights;
    private int bytes;

    /** Whether one more message may be handed over. */
    boolean hasRoom() {
        return bound.getMetrics().getAvailableConcurrentCalls() > 0 && bytes < BYTES;
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
    Optional<Flight> landed(long id) {
        Sent sent = flying.remove(id);
        if (sent == null) {
            return Optional.empty();
        }
        bytes -= sent.bytes();
        bound.onComplete();
        return Optional.of(sent.flight());
    }

    /** Uptime at which the oldest message under way is overdue. */
    Optional<Duration> deadline() {
        return Optional.ofNullable(flying.firstEntry()).map(oldest -> oldest.getValue().at().plus(
                ACK_LIMIT));
    }
}
