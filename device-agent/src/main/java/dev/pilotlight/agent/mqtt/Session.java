package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.wire.Limits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection: a Paho client that lives no longer than it, and everything under way on it.
 * Touched by the owner's thread alone, except for what callbacks leave in the {@link Inbox}.
 */
final class Session {
    /** Measured limits, see reliability.md 1.5 and 1.6. */
    static final Duration ACK_LIMIT = Duration.ofSeconds(4);
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(8);
    private static final int WINDOW = 10;
    private static final int WINDOW_BYTES = 65_536;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int TCP_SECONDS = 5;
    /** Paho deadlocks with fewer than four. */
    private static final int THREADS = 8;

    private record Sent(Flight flight, int bytes, Duration at) {}

    private final Endpoint endpoint;
    private final ScheduledExecutorService executor;
    private final MqttAsyncClient client;
    private final Inbox inbox;
    private final int generation;
    private final Bulkhead window = Bulkhead.of("window", BulkheadConfig.custom()
            .maxConcurrentCalls(WINDOW).maxWaitDuration(Duration.ZERO).build());
    private final Map<Long, Sent> flying = new HashMap<>();
    private long flights;
    private int bytes;

    Session(Endpoint endpoint, Inbox inbox) throws MqttException {
        this.endpoint = endpoint;
        this.inbox = inbox;
        this.generation = inbox.generation();
        this.executor = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "mqtt");
            thread.setDaemon(true);
            return thread;
        });
        this.client = new MqttAsyncClient(endpoint.uri(), endpoint.clientId(),
                new MemoryPersistence(), null, executor);
        client.setManualAcks(true);
        client.setCallback(new Callbacks(inbox));
    }

    /**
     * Connects within the limit, or throws; the owner's thread waits here. Answers how wide the
     * broker wants the back-off's cap to be, if it says so.
     */
    Optional<Duration> connect(String willTopic, byte[] will) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(TCP_SECONDS);
        options.setReceiveMaximum(WINDOW);
        options.setMaximumPacketSize((long) Limits.MESSAGE_BYTES);
        options.setSocketFactory(endpoint.sockets().factory());
        endpoint.login().ifPresent(login -> {
            options.setUserName(login.user());
            options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        });
        MqttMessage lost = new MqttMessage(will);
        lost.setQos(1);
        lost.setRetained(true);
        options.setWill(willTopic, lost);
        IMqttToken token = client.connect(options);
        token.waitForCompletion(CONNECT_LIMIT.toMillis());
        return Spread.of(token.getResponseProperties());
    }

    /** Subscribes, or throws; a refused filter is a failure of the link. */
    void subscribe(List<String> filters) throws MqttException {
        MqttSubscription[] wanted = filters.stream().map(filter -> new MqttSubscription(filter, 1))
                .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(wanted);
        token.waitForCompletion(ACK_LIMIT.toMillis());
        for (int code : token.getReasonCodes()) {
            if (code >= 0x80) {
                throw new MqttException(code);
            }
        }
    }

    /** Whether one more message may be handed over. */
    boolean hasRoom() {
        return window.getMetrics().getAvailableConcurrentCalls() > 0 && bytes < WINDOW_BYTES;
    }

    boolean isIdle() {
        return flying.isEmpty();
    }

    /** Hands a message over; its acknowledgement comes as {@link Inbox.Acknowledged}. */
    void publish(String topic, byte[] payload, boolean retained, Flight flight, Duration now)
            throws MqttException {
        if (!window.tryAcquirePermission()) {
            throw new IllegalStateException("publish without room");
        }
        long id = ++flights;
        flying.put(id, new Sent(flight, payload.length, now));
        bytes += payload.length;
        MqttMessage message = new MqttMessage(payload, 1, retained, new MqttProperties());
        client.publish(topic, message, null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                inbox.leave(new Inbox.Acknowledged(Session.this, id, reason(token)));
            }

            @Override
            public void onFailure(IMqttToken token, Throwable problem) {
                inbox.leave(new Inbox.Broken(generation, Failures.of(problem)));
            }
        });
    }

    private static int reason(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 ? 0 : codes[0];
    }

    /** What that acknowledgement was for; it is under way no more. */
    Optional<Flight> landed(long id) {
        Sent sent = flying.remove(id);
        if (sent == null) {
            return Optional.empty();
        }
        bytes -= sent.bytes();
        window.onComplete();
        return Optional.of(sent.flight());
    }

    /** Confirms an inbound message, now that its news are where they belong. */
    void confirm(int messageId) throws MqttException {
        client.messageArrivedComplete(messageId, 1);
    }

    /** Why this connection must be given up; {@link Failure#NONE} while it is alive. */
    Failure verdict(Duration now) {
        for (Sent sent : flying.values()) {
            if (now.minus(sent.at()).compareTo(ACK_LIMIT) > 0) {
                return new Failure(Failure.Kind.ACK_TIMEOUT, "no acknowledgement for "
                        + ACK_LIMIT.toSeconds() + " s");
            }
        }
        return client.isConnected()
                ? Failure.NONE
                : new Failure(Failure.Kind.LOST, "the connection ended");
    }

    /** Throws the connection away. Returns at once; Paho may take its time on another thread. */
    void discard() {
        endpoint.sockets().abort().run();
        Thread.ofPlatform().name("mqtt-reaper").daemon().start(() -> {
            quietly(() -> client.disconnectForcibly(0, 1, false));
            quietly(() -> client.close(true));
            executor.shutdownNow();
        });
    }

    private interface Ending {
        void end() throws MqttException;
    }

    private static void quietly(Ending ending) {
        try {
            ending.end();
        } catch (MqttException | RuntimeException alreadyEnded) {
            // Nobody is interested in this client any more.
        }
    }
}
