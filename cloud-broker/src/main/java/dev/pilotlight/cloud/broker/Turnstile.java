package dev.pilotlight.cloud.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How often one device may come and speak, and how much all of them together may say, so that none
 * can crowd out the others (law L9). Any thread; the memory is one small record for each name that
 * a certificate was issued for.
 */
final class Turnstile {
    static final int CONNECTS_BURST = 10;
    static final Duration CONNECT_EVERY = Duration.ofSeconds(1);
    static final int MESSAGES_BURST = 200;
    static final Duration MESSAGE_EVERY = Duration.ofMillis(20);
    /** A longer message counts once for each of these. */
    static final int MESSAGE_UNIT = 4096;
    /** All devices together: what the store takes on a small machine. */
    static final int MESSAGES_OF_ALL_BURST = 20_000;
    static final Duration MESSAGE_OF_ALL_EVERY = Duration.ofNanos(50_000);
    /** Two clients with one identity would otherwise throw each other out without end. */
    static final Duration TAKEOVER_EVERY = Duration.ofSeconds(5);
    /** People are told of a clone, or of a refused message, once in that time. */
    static final Duration ALARM_EVERY = Duration.ofMinutes(10);
    /** Who is behind by more than this is sent away. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final Supplier<Duration> uptime;
    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Rate all = new Rate(MESSAGE_OF_ALL_EVERY, MESSAGES_OF_ALL_BURST);

    private volatile Optional<Duration> spread = Optional.empty();

    /** What becomes of a client that wants to connect. */
    enum Admission {
        WELCOME, TOO_OFTEN,
        /** The device is connected and was taken over a moment ago. */
        CONTESTED,
        /** The same, and it is time to tell people of it. */
        ALARMING
    }

    private static final class Visitor {
        final Rate connects = new Rate(CONNECT_EVERY, CONNECTS_BURST);
        final Rate takeovers = new Rate(TAKEOVER_EVERY, 1);
        final Rate alarms = new Rate(ALARM_EVERY, 1);
        final Rate refusals = new Rate(ALARM_EVERY, 1);
        final Rate messages = new Rate(MESSAGE_EVERY, MESSAGES_BURST);
        int connections;
    }

    Turnstile(Supplier<Duration> uptime) {
        this.uptime = uptime;
    }

    /** Whether the client may connect now; counts the attempt. */
    synchronized Admission connects(String client) {
        long now = now();
        Visitor visitor = visitor(client);
        if (!visitor.connects.admits(now)) {
            return Admission.TOO_OFTEN;
        }
        if (visitor.connections == 0 || visitor.takeovers.admits(now)) {
            return Admission.WELCOME;
        }
        return visitor.alarms.admits(now) ? Admission.ALARMING : Admission.CONTESTED;
    }

    /**
     * How long the client's next message must wait, in nanoseconds; counts it. Empty when the
     * client or all together are too far behind.
     */
    synchronized OptionalLong delay(String client, int bytes) {
        long now = now();
        long most = LONGEST_DELAY.toNanos();
        int weight = 1 + bytes / MESSAGE_UNIT;
        OptionalLong own = visitor(client).messages.take(now, weight, most);
        if (own.isEmpty()) {
            return own;
        }
        OptionalLong shared = all.take(now, 1, most);
        return shared.isEmpty()
                ? shared
                : OptionalLong.of(Math.max(own.getAsLong(), shared.getAsLong()));
    }

    /** Whether people are told now that the client's message was refused. */
    synchronized boolean tellsOfRefusal(String client) {
        return visitor(client).refusals.admits(now());
    }

    /** How far apart devices are told to try again; empty when their own cap will do. */
    Optional<Duration> spread() {
        return spread;
    }

    void spread(Optional<Duration> cap) {
        spread = cap;
    }

    synchronized int connections() {
        return visitors.values().stream().mapToInt(visitor -> visitor.connections).sum();
    }

    synchronized void connected(String client) {
        visitor(client).connections++;
    }

    synchronized void disconnected(String client) {
        Visitor visitor = visitor(client);
        visitor.connections = Math.max(0, visitor.connections - 1);
    }

    private long now() {
        return uptime.get().toNanos();
    }

    private Visitor visitor(String client) {
        return visitors.computeIfAbsent(client, _ -> new Visitor());
    }
}
