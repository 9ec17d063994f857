package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.sync.Offer;
import java.util.function.Predicate;

/** The way to the cloud. Every method returns at once; any thread. */
public interface Uplink extends AutoCloseable {
    /**
     * Begins to connect, for ever; news go to {@code sink}, which never blocks and says whether it
     * could take them; what it could not is offered again.
     */
    void start(Predicate<Event> sink);

    /** Asks for a shadow's document. */
    void ask(String shadow);

    /** Publishes an update; the newest one of a shadow replaces one that still waits. */
    void publish(Offer offer);

    /** Ends the wait for the next try. */
    void tryNow();

    /** How it stands, as of now. */
    LinkReport report();

    @Override
    void close();

    /** No identity, no broker: nothing is ever sent. */
    Uplink NONE = new Uplink() {
        @Override
        public void start(Predicate<Event> sink) {
            // There is nobody to hear from.
        }

        @Override
        public void ask(String shadow) {
            // There is nobody to ask.
        }

        @Override
        public void publish(Offer offer) {
            // There is nobody to tell.
        }

        @Override
        public void tryNow() {
            // There is nothing to try.
        }

        @Override
        public LinkReport report() {
            return LinkReport.LOCAL_ONLY;
        }

        @Override
        public void close() {
            // There is nothing open.
        }
    };
}
