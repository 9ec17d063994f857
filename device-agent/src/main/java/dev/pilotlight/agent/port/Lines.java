package dev.pilotlight.agent.port;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.config.LinkSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes connections to brokers. Link's thread. */
public interface Lines {
    /** As whom one would connect. */
    sealed interface Credentials {
        /** Nobody yet: the device was not enrolled. */
        record None() implements Credentials {}

        /** Somebody, or nobody is needed. */
        record Usable() implements Credentials {}

        /** There are some, and they are of no use. */
        record Broken(Failure why) implements Credentials {}
    }

    /**
     * A connection that is wanted: clean start, QoS 1 throughout.
     *
     * @param filters to subscribe to; a refused one fails the call
     * @param will what the broker says when the connection breaks
     */
    record Call(LinkSettings.Broker broker, List<String> filters, Line.Message will) {}

    /**
     * Who called. {@link #opened} or {@link #failed} is told once, on the link's thread; everything
     * else by any thread, from the call on, and is not heard once the line was given up.
     */
    interface Caller {
        /**
         * Connected and subscribed.
         *
         * @param spread the back-off's cap that the broker asks for
         */
        void opened(Line line, Optional<Duration> spread);

        /** Nothing came of it. */
        void failed(Failure why);

        /** The broker has message {@code id}, with that reason code (MQTT 5, PUBACK). */
        void acknowledged(long id, int reason);

        /** A message came in; it counts as under way until {@code messageId} is confirmed. */
        void arrived(Line.Message message, int messageId);

        /** The connection is gone. */
        void broken(Failure why, Optional<Duration> spread);
    }

    /**
     * Begins to connect and to subscribe. The answer comes within half a minute; a real one comes
     * before this returns (the link's thread has nothing else to do), a simulated one later.
     */
    void open(Call call, Caller caller);

    /** Looks again at most every two seconds. */
    Credentials credentials();

    /** Whether there are newer credentials that were never tried, worth a new connection. */
    boolean hasNewCredentials();
}
