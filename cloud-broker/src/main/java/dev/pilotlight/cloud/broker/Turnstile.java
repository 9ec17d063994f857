package dev.pilotlight.cloud.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How often one device may come and speak, so that none can crowd out the others (law L9). Any
 * thread; the memory is one small record for each name that a certificate was issued for.
 *
 * <p>
 * Rates are kept as the moment at which the next one is due (GCRA): being early by less than the
 * burst is fine.
 */
final class Turnstile {
    static final int CONNECTS_BURST = 10;
    static final Duration CONNECT_EVERY = Duration.ofSeconds(1);
    static final int MESSAGES_BURST = 200;
    static final Duration MESSAGE_EVERY = Duration.ofMillis(20);
    /** Two clients with one identity would otherwise throw each other out without end. */
    static final Duration TAKEOVER_EVERY = Duration.ofSeconds(5);
    /** Who is behind by more than this is sent away. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final Supplier<Duration> uptime;
    private final Map<String, Visitor> visitors = new HashMap<>();

    private static final class Visitor {
        Duration nextConnect = Duration.ZERO;
        Duration nextMessage = Duration.ZERO;
        Duration nextTakeover = Duration.ZERO;
        int connections;
    }

    Turnstile(Supplier<Duration> uptime) {
        this.uptime = uptime;
    }

    /** Whether the client may connect now; counts the attempt. */
    synchronized boolean connects(String client) {
        Duration now = uptime.get();
        Visitor visitor = visitor(client);
        Duration due = later(visitor.nextConnect,
                now.minus(CONNECT_EVERY.multipliedBy(CONNECTS_BURST - 1L)));
        if (due.compareTo(now) > 0) {
            return false;
        }
        if (visitor.connections > 0) {
            if (visitor.nextTakeover.compareTo(now) > 0) {
                return false;
            }
            visitor.nextTakeover = now.plus(TAKEOVER_EVERY);
        }
        visitor.nextConnect = due.plus(CONNECT_EVERY);
        return true;
    }

    /** How long the client's next message must wait; counts it. */
    synchronized Duration delay(String client) {
        Duration now = uptime.get();
        Visitor visitor = visitor(client);
        Duration due = later(visitor.nextMessage,
                now.minus(MESSAGE_EVERY.multipliedBy(MESSAGES_BURST - 1L)));
        visitor.nextMessage = due.plus(MESSAGE_EVERY);
        return due.compareTo(now) > 0 ? due.minus(now) : Duration.ZERO;
    }

    synchronized void connected(String client) {
        visitor(client).connections++;
    }

    synchronized void disconnected(String client) {
        Visitor visitor = visitor(client);
        visitor.connections = Math.max(0, visitor.connections - 1);
    }

    private Visitor visitor(String client) {
        return visitors.computeIfAbsent(client, _ -> new Visitor());
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
