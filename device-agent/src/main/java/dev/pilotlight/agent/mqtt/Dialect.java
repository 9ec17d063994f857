package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.sync.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the twins are spoken of on one connection. Owner's thread. */
sealed interface Dialect permits ShadowDesk, SetDesk {
    /** What is ready to be sent. */
    record Request(String shadow, String topic, Payload payload, boolean retained) {}

    /** What to subscribe to. */
    List<String> filters();

    /** Asks for a shadow's document. */
    void ask(String shadow);

    /** Publishes an update; the newest of a shadow replaces one that still waits. */
    void publish(Offer offer);

    /** The next request that may be sent; it counts as sent. */
    Optional<Request> next(Duration now);

    /** What a message means; empty when it is none of our business, or malformed. */
    Optional<Event> heard(Inbox.Arrived message, Duration now);

    /** The broker has the request about that shadow, with that reason code. */
    Optional<Event> landed(String shadow, int reason);

    /** A shadow whose request was not answered in time; it is free again. */
    Optional<Event> silent(Duration now);
}
