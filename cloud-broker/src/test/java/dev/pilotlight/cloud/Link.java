package dev.pilotlight.cloud;

import dev.pilotlight.twin.Doc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

/** One connection of a real client (Paho v5) over TLS. */
final class Link implements AutoCloseable, MqttCallback {
    private static final long LIMIT_MILLIS = 15_000;

    /** A message that came. */
    record Came(String topic, String payload, boolean retained) {
        Doc.Obj json() {
            return RunningCloud.json(payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    final BlockingQueue<Came> inbox = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final MqttAsyncClient client;
    private final CutSockets sockets;
    private MqttProperties granted = new MqttProperties();

    private Link(MqttAsyncClient client, CutSockets sockets) {
        this.client = client;
        this.sockets = sockets;
    }

    static Link open(int port, String clientId, SSLContext tls) {
        try {
            return open(port, clientId, tls, _ -> {});
        } catch (MqttException e) {
            throw new AssertionError("refused: " + e.getReasonCode() + " " + e.getMessage(), e);
        }
    }

    /** Throws with the CONNACK's reason when it is refused. */
    static Link open(int port, String clientId, SSLContext tls,
            Consumer<MqttConnectionOptions> more) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient("ssl://localhost:" + port, clientId,
                new MemoryPersistence());
        CutSockets sockets = new CutSockets(tls.getSocketFactory());
        Link link = new Link(client, sockets);
        client.setCallback(link);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(sockets);
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setConnectionTimeout(10);
        options.setKeepAliveInterval(10);
        more.accept(options);
        try {
            IMqttToken token = client.connect(options);
            token.waitForCompletion(LIMIT_MILLIS);
            link.granted = token.getResponseProperties();
        } catch (MqttException refused) {
            link.close();
            throw refused;
        }
        return link;
    }

    /** What the CONNACK said. */
    MqttProperties granted() {
        return granted;
    }

    /** Publishes with QoS 1 and answers the PUBACK's reason code. */
    int publish(String topic, String payload) throws MqttException {
        return publish(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    int publish(String topic, byte[] payload, boolean retained) throws MqttException {
        IMqttToken token = client.publish(topic, payload, 1, retained);
        token.waitForCompletion(LIMIT_MILLIS);
        return token.getReasonCodes()[0];
    }

    /** Subscribes and answers the SUBACK's reason code. */
    int subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(new MqttSubscription[]{
                new MqttSubscription(filter, 1)});
        try {
            token.waitForCompletion(LIMIT_MILLIS);
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
        return token.getReasonCodes()[0];
    }

    /** The next message; fails when none comes. */
    Came next() throws InterruptedException {
        Came came = inbox.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        if (came == null) {
            throw new AssertionError("no message came");
        }
        return came;
    }

    /** The next message on a topic that ends so; others are dropped. */
    Came next(String suffix) throws InterruptedException {
        Came came = next();
        while (!came.topic().endsWith(suffix)) {
            came = next();
        }
        return came;
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Says goodbye. */
    void disconnect() throws MqttException {
        client.disconnect(1000).waitForCompletion(LIMIT_MILLIS);
    }

    /** Ends without a word, as a device that lost its power. */
    @Override
    public void close() {
        try {
            sockets.cut();
            client.disconnectForcibly(0, 1, false);
            client.close(true);
        } catch (IOException | MqttException alreadyGone) {
            // What matters is that the socket is.
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        ended.add(response.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // Seen through tokens.
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        inbox.add(new Came(topic, new String(message.getPayload(), StandardCharsets.UTF_8),
                message.isRetained()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Waited for by whoever published.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Waited for by open.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // Not used.
    }
}
