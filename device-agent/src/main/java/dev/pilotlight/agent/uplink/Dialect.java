package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.sync.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the twins are spoken of on one connection. Link's thread. */
sealed interface Dialect permits ShadowDesk, SetDesk {
    /** What is ready to be sent. */
    record Request(String shadow, Line.Message message) {}

    /** What to subscribe to. */
    List<String> filters();

    /** Asks for a shadow's document. */
    void ask(String shadow);

    /** Publishes an update; the newest of a shadow replaces one that still waits. */
    void publish(Offer offer);

    /** The next request that may be sent; it counts as sent. */
    Optional<Request> next(Duration now);

    /** Uptime at which there is something to send or to give up, if there is such a time. */
    Optional<Duration> wanted(Duration now);

    /** What a message means; empty when it is none of our business, or malformed. */
    Optional<Event> heard(Line.Message message, Duration now);

    /** The broker has the request about that shadow, with that reason code. */
    Optional<Event> landed(String shadow, int reason);

    /** A shadow whose request was not answered in time; it is free again. */
    Optional<Event> silent(Duration now);
}
