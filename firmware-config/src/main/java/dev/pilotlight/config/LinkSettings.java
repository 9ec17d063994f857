package dev.pilotlight.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the cloud is and how patient the link is with it.
 *
 * @param brokers in order of preference; empty when the device is to work without a cloud
 * @param drain rows of history sent a second after an outage; what is measured now goes first
 * @param own how to speak with a broker of the user's own; empty for a Pilotlight cloud
 */
public record LinkSettings(List<Broker> brokers, Patience patience, int drain,
        Optional<OwnBroker> own) {
    /** More brokers than anybody needs, and few enough to walk through. */
    public static final int MOST_BROKERS = 8;
    /** A month of ten-second points in less than four hours. */
    public static final int DEFAULT_DRAIN = 20;

    public static final LinkSettings NONE = new LinkSettings(List.of(), Patience.DEFAULTS,
            DEFAULT_DRAIN, Optional.empty());

    public LinkSettings {
        brokers = List.copyOf(brokers);
    }

    /** A broker's address. */
    public record Broker(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * How long is waited for what.
     *
     * @param backoffCap longest wait between two attempts, unless the broker asks for more
     * @param walkAfter a broker that was not reached for so long gives way to the next
     * @param returnAfter a later broker that held for so long gives way to the first; doubled each
     *        time that the first disappoints
     */
    public record Patience(Duration backoffCap, Duration walkAfter, Duration returnAfter) {
        public static final Patience DEFAULTS = new Patience(Duration.ofSeconds(60),
                Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    /**
     * Any MQTT 5 broker: telemetry, events, state and a {@code set} topic, without twin.
     *
     * @param user empty for none
     * @param passwordFile the file whose first line is the password; empty for none
     */
    public record OwnBroker(Security security, String user, String passwordFile) {}

    /** How the way to a broker of the user's own is protected. */
    public enum Security {
        /** TLS, with the certificate of the identity directory. */
        MUTUAL,
        /** TLS, where only the broker has a certificate. */
        SERVER,
        /** None: anybody on the network can read and write. */
        OFF
    }
}
