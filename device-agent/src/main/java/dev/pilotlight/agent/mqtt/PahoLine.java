package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.wire.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;

/**
 * One connection: a Paho client that lives no longer than it. Touched by the link's thread alone;
 * Paho's threads speak to the caller.
 */
final class PahoLine implements Line {
    /** TCP, TLS and CONNACK together; Paho's own limit is half a minute and does not hold. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(8);
    private static final Duration SUBSCRIBE_LIMIT = Duration.ofSeconds(4);
    private static final Duration LAST_WORD = Duration.ofSeconds(2);
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final long GOODBYE_MILLIS = 500;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int TCP_SECONDS = 5;
    private static final int RECEIVE_MAXIMUM = 10;
    /** Paho deadlocks with fewer than four. */
    private static final int THREADS = 8;

    private final Endpoint endpoint;
    private final ScheduledExecutorService executor;
    private final MqttAsyncClient client;
    private final Lines.Caller caller;
    private volatile boolean discarded;

    PahoLine(Endpoint endpoint, Lines.Caller caller) throws MqttException {
        this.endpoint = endpoint;
        this.caller = caller;
        this.executor = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "mqtt");
            thread.setDaemon(true);
            return thread;
        });
        this.client = new MqttAsyncClient(endpoint.uri(), endpoint.clientId(),
                new MemoryPersistence(), null, executor);
        client.setManualAcks(true);
        client.setCallback(new Callbacks(caller));
    }

    /**
     * Connects within the limit, or throws; the link's thread waits here. Answers how wide the
     * broker wants the back-off's cap to be, if it says so.
     */
    Optional<Duration> connect(Message will) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(TCP_SECONDS);
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize((long) Limits.MESSAGE_BYTES);
        options.setSocketFactory(endpoint.sockets().factory());
        endpoint.login().ifPresent(login -> {
            options.setUserName(login.user());
            options.setPassword(login.password().getBytes(StandardCharsets.UTF_8));
        });
        MqttMessage lost = new MqttMessage(will.payload().bytes());
        lost.setQos(1);
        lost.setRetained(will.retained());
        options.setWill(will.topic(), lost);
        IMqttToken token = client.connect(options);
        token.waitForCompletion(CONNECT_LIMIT.toMillis());
        return Spread.of(token.getResponseProperties());
    }

    /** Subscribes, or throws; a refused filter is a failure of the link. */
    void subscribe(List<String> filters) throws MqttException {
        MqttSubscription[] wanted = filters.stream().map(filter -> new MqttSubscription(filter, 1))
                .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(wanted);
        token.waitForCompletion(SUBSCRIBE_LIMIT.toMillis());
        for (int code : token.getReasonCodes()) {
            if (code >= 0x80) {
                throw new MqttException(code);
            }
        }
    }

    @Override
    public void publish(long id, Message message) {
        told(() -> client.publish(message.topic(), mqtt(message), null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                caller.acknowledged(id, reason(token));
            }

            @Override
            public void onFailure(IMqttToken token, Throwable problem) {
                caller.broken(Failures.of(problem), Optional.empty());
            }
        }));
    }

    private static MqttMessage mqtt(Message message) {
        return new MqttMessage(message.payload().bytes(), 1, message.retained(),
                new MqttProperties());
    }

    private static int reason(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 ? 0 : codes[0];
    }

    @Override
    public void confirm(int messageId) {
        told(() -> client.messageArrivedComplete(messageId, 1));
    }

    private interface Step {
        void take() throws MqttException;
    }

    private void told(Step step) {
        try {
            step.take();
        } catch (MqttException broken) {
            caller.broken(Failures.of(broken), Optional.empty());
        }
    }

    @Override
    public boolean isOpen() {
        return !discarded && client.isConnected();
    }

    /**
     * DISCONNECT follows the last word and leaves the socket before that is closed, so that the
     * broker drops the will. Paho tells of it once the broker has closed its side too. When the
     * last word was not acknowledged, the broker is asked for the will instead (MQTT 5, section
     * 3.14.2.1, 0x04): somebody must say that this device is gone.
     */
    @Override
    public void leave(Message lastWord) {
        int reason = isAcknowledged(lastWord)
                ? MqttReturnCode.RETURN_CODE_SUCCESS
                : MqttReturnCode.RETURN_CODE_DISCONNECT_WITH_WILL_MESSAGE;
        endpoint.sockets().part().run();
        quietly(() -> client.disconnect(0, null, null, reason, new MqttProperties())
                .waitForCompletion(GOODBYE_MILLIS));
        discard();
    }

    /** Waits for a place in the window if what was sent just before still fills it. */
    private boolean isAcknowledged(Message lastWord) {
        long end = System.nanoTime() + LAST_WORD.toNanos();
        while (System.nanoTime() < end) {
            try {
                long left = Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
                client.publish(lastWord.topic(), mqtt(lastWord)).waitForCompletion(left);
                return true;
            } catch (MqttException refused) {
                if (refused.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    return false;
                }
                LockSupport.parkNanos(A_MOMENT.toNanos());
            }
        }
        return false;
    }

    /** Returns at once; Paho may take its time on another thread. */
    @Override
    public void discard() {
        discarded = true;
        endpoint.sockets().abort().run();
        Thread.ofPlatform().name("mqtt-reaper").daemon().start(() -> {
            quietly(() -> client.disconnectForcibly(0, 1, false));
            quietly(() -> client.close(true));
            executor.shutdownNow();
        });
    }

    private static void quietly(Step step) {
        try {
            step.take();
        } catch (MqttException | RuntimeException alreadyEnded) {
            // Nobody is interested in this client any more; its will says the rest.
        }
    }
}
