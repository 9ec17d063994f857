package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.wire.Limits;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Called by Paho's threads; looks at sizes and leaves an item, nothing more. */
final class Callbacks implements MqttCallback {
    private final Inbox inbox;
    private final int generation;

    Callbacks(Inbox inbox) {
        this.inbox = inbox;
        this.generation = inbox.generation();
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        int code = response.getReturnCode();
        Failure why = code >= 0x80
                ? Failures.ofReason(code)
                : response.getException() == null
                        ? new Failure(Failure.Kind.LOST, "the cloud ended the connection")
                        : Failures.of(response.getException());
        inbox.leave(new Inbox.Broken(generation, why, Spread.of(response.getUserProperties())));
    }

    @Override
    public void mqttErrorOccurred(MqttException problem) {
        inbox.leave(new Inbox.Broken(generation, Failures.of(problem)));
    }

    /** A message that is too large is confirmed like any other, and says nothing. */
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        byte[] payload = message.getPayload();
        byte[] bounded = payload.length > Limits.MESSAGE_BYTES ? new byte[0] : payload;
        inbox.arrive(new Inbox.Arrived(generation, topic, Payload.of(bounded), message
                .isRetained(), message.getId()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The token's own listener says more.
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
        // The owner waits for the connect token.
    }

    @Override
    public void authPacketArrived(int code, MqttProperties properties) {
        // No authentication beyond TLS is used.
    }
}
