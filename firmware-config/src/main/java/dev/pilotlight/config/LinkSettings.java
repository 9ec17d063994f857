package dev.pilotlight.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the cloud is and how patient the link is with it.
 *
 * @param broker empty when the device is to work without a cloud
 * @param backoffCap longest wait between two attempts
 */
public record LinkSettings(Optional<Broker> broker, Duration backoffCap) {

    /** A broker's address; always TLS with the device's own certificate. */
    public record Broker(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public static final LinkSettings NONE = new LinkSettings(Optional.empty(),
            Duration.ofSeconds(60));
}
