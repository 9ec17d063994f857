package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Another talk on the same connection, beside the twins and after them, with topics of its own.
 * Only with a cloud, never with a broker of the user's own. Link's thread.
 */
public interface SideDesk {
    /** There is nothing else to talk about. */
    SideDesk NONE = new SideDesk() {
        @Override
        public List<String> filters() {
            return List.of();
        }

        @Override
        public void up() {
            // There is nobody to tell.
        }

        @Override
        public Optional<Line.Message> next(Duration now) {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> wanted(Duration now) {
            return Optional.empty();
        }

        @Override
        public void heard(Line.Message message, Duration now) {
            // Nothing was subscribed to.
        }
    };

    /** What to subscribe to, besides what the twins need. */
    List<String> filters();

    /** There is a new connection, subscribed; what was under way on an older one is lost. */
    void up();

    /** The next message that may be sent; it counts as sent. */
    Optional<Line.Message> next(Duration now);

    /** Uptime at which there is something to send, if there is such a time. */
    Optional<Duration> wanted(Duration now);

    /** Every message that comes in, the twins' too. */
    void heard(Line.Message message, Duration now);
}
