package dev.pilotlight.faults.client;

import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One MQTT 5 connection of a client that is not ours to trust: it says what the broker answered,
 * reason codes included. One thread uses it; messages come on Paho's.
 */
public final class MqttThing implements AutoCloseable {

    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int EXECUTOR_THREADS = 6;
    private static final int REFUSED = 0x80;

    private final Duration limit;
    private final ScheduledExecutorService threads;
    private final MqttAsyncClient client;

    private MqttThing(MqttAsyncClient client, ScheduledExecutorService threads, Duration limit) {
        this.client = client;
        this.threads = threads;
        this.limit = limit;
    }

    /**
     * Where a broker is and what it asks for.
     *
     * @param tls empty for a plain connection
     */
    public record Gate(String host, int port, Optional<SSLContext> tls, Optional<Login> login) {
        /** The same, reached another way. */
        public Gate through(int otherPort) {
            return new Gate("localhost", otherPort, tls, login);
        }

        private String uri() {
            return (tls.isPresent() ? "ssl://" : "tcp://") + host + ":" + port;
        }
    }

    /** A name and a password, as MQTT knows them. */
    public record Login(String user, String password) {}

    /**
     * Connects to this machine over TLS.
     *
     * @param clientId as the broker shall see it
     * @param limit for every single step
     * @param onMessage topic and payload of what arrives; must not block
     * @throws IOException when the broker cannot be reached or refuses
     */
    public static MqttThing connect(int port, String clientId, SSLContext tls, Duration limit,
            BiConsumer<String, byte[]> onMessage) throws IOException {
        return connect(new Gate("localhost", port, Optional.of(tls), Optional.empty()), clientId,
                limit, onMessage);
    }

    /** The same, to any broker. */
    public static MqttThing connect(Gate gate, String clientId, Duration limit,
            BiConsumer<String, byte[]> onMessage) throws IOException {
        try {
            ScheduledExecutorService threads = Executors.newScheduledThreadPool(EXECUTOR_THREADS,
                    Thread.ofPlatform()
                            .daemon().name("mqtt-thing-", 0).factory());
            MqttAsyncClient client = new MqttAsyncClient(gate.uri(), clientId,
                    new MemoryPersistence(), null, threads);
            MqttThing thing = new MqttThing(client, threads, limit);
            client.setCallback(new Ear(onMessage));
            try {
                int code = thing.await(client.connect(options(gate, limit)));
                if (isRefusal(code)) {
                    throw new IOException("refused with reason code " + code);
                }
                return thing;
            } catch (IOException | MqttException | RuntimeException e) {
                thing.close();
                throw e;
            }
        } catch (MqttException e) {
            throw new IOException("not let in: " + words(e), e);
        }
    }

    private static MqttConnectionOptions options(Gate gate, Duration limit) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        gate.tls().ifPresent(tls -> options.setSocketFactory(tls.getSocketFactory()));
        gate.login().ifPresent(login -> {
            options.setUserName(login.user());
            options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        });
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) Math.max(1, Patience.stretched(limit).toSeconds()));
        return options;
    }

    /** Whether Paho still believes in the connection. */
    public boolean isConnected() {
        return client.isConnected();
    }

    /**
     * Publishes at QoS 1 and waits for the acknowledgement.
     *
     * @return the reason code
     * @throws IOException when none comes
     */
    public int publish(String topic, String payload) throws IOException {
        try {
            return await(client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1,
                    false));
        } catch (MqttException e) {
            throw new IOException("not published: " + words(e), e);
        }
    }

    /**
     * Subscribes at QoS 1.
     *
     * @return the reason code
     * @throws IOException when none comes
     */
    public int subscribe(String filter) throws IOException {
        try {
            return await(client.subscribe(
                    new MqttSubscription[]{new MqttSubscription(filter, 1)}));
        } catch (MqttException e) {
            throw new IOException("not subscribed: " + words(e), e);
        }
    }

    /** Whether a reason code is a refusal. */
    public static boolean isRefusal(int reasonCode) {
        return reasonCode >= REFUSED;
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            // It was not connected.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // Closed, or as good as.
        }
        threads.shutdownNow();
    }

    private int await(IMqttToken token) throws IOException {
        try {
            token.waitForCompletion(Patience.stretched(limit).toMillis());
            int[] codes = token.getReasonCodes();
            return codes == null || codes.length == 0 ? 0 : codes[0];
        } catch (MqttException e) {
            if (e.getReasonCode() >= REFUSED && e.getReasonCode() <= 0xff) {
                return e.getReasonCode();
            }
            throw new IOException(words(e), e);
        }
    }

    private static String words(MqttException e) {
        return Optional.ofNullable(e.getCause()).map(Throwable::getMessage)
                .orElse(e.getReasonCode() + " " + e.getMessage());
    }

    /** Passes messages on and leaves the rest to the tokens. */
    private record Ear(BiConsumer<String, byte[]> onMessage) implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            onMessage.accept(topic, message.getPayload());
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            // The next publish or isConnected says so.
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            // As above.
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Whoever published waits for the token.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // Whoever connected waits for the token.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // Extended authentication is not used.
        }
    }
}
