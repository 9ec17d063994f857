package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionLostInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topic;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Hands a device's will on when its connection ends without a goodbye, as the broker publishes it
 * (MQTT 5, 3.1.2.5), and counts who is connected. HiveMQ's interceptors do not see wills. Any
 * thread.
 */
final class Goodbyes implements ClientLifecycleEventListener {
    private final String tenant;
    private final Intake intake;
    private final Turnstile turnstile;
    /** Set when the service stops: then it is the cloud that goes, not the devices. */
    private volatile boolean stopping;

    Goodbyes(String tenant, Intake intake, Turnstile turnstile) {
        this.tenant = tenant;
        this.turnstile = turnstile;
        this.intake = intake;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        // The gate looks at it.
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        turnstile.connected(input.getClientInformation().getClientId());
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        // One of the three below says how.
    }

    @Override
    public void onConnectionLost(ConnectionLostInput input) {
        executeWill(input);
    }

    @Override
    public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
        executeWill(input);
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        Optional<DisconnectedReasonCode> reason = input.getReasonCode();
        if (reason.isPresent() && reason.get() != DisconnectedReasonCode.NORMAL_DISCONNECTION) {
            executeWill(input);
        } else {
            turnstile.disconnected(input.getClientInformation().getClientId());
        }
    }

    private void executeWill(DisconnectEventInput input) {
        turnstile.disconnected(input.getClientInformation().getClientId());
        Optional<ByteBuffer> will = input.getConnectionInformation().getConnectionAttributeStore()
                .get(DeviceGate.WILL);
        Optional<DeviceId> device = DeviceId.parse(input.getClientInformation().getClientId());
        if (!stopping && will.isPresent() && device.isPresent()) {
            intake.accept(new Topic.StateOf(tenant, device.get()), DeviceGate.bytes(will),
                    Intake.Origin.WILL).whenComplete((_, _) -> {});
        }
    }
}
