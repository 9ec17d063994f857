package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.wire.Limits;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Called by Paho's threads; looks at sizes and tells the caller, nothing more. */
final class Callbacks implements MqttCallback {
    private final Lines.Caller caller;

    Callbacks(Lines.Caller caller) {
        this.caller = caller;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        int code = response.getReturnCode();
        Failure why = code >= 0x80
                ? Failures.ofReason(code)
                : response.getException() == null
                        ? new Failure(Failure.Kind.LOST, "the cloud ended the connection")
                        : Failures.of(response.getException());
        caller.broken(why, Spread.of(response.getUserProperties()));
    }

    @Override
    public void mqttErrorOccurred(MqttException problem) {
        caller.broken(Failures.of(problem), Optional.empty());
    }

    /** A message that is too large is confirmed like any other, and says nothing. */
    @Override
    public void messageArrived(String topic, MqttMessage message) {
        byte[] payload = message.getPayload();
        byte[] bounded = payload.length > Limits.MESSAGE_BYTES ? new byte[0] : payload;
        caller.arrived(new Line.Message(topic, Payload.of(bounded), message.isRetained()), message
                .getId());
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
