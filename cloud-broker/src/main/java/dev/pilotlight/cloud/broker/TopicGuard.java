package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.units.DeviceId;
import java.util.Optional;

/**
 * Asks the topic policy about each publish, will and subscription. The client id is the
 * certificate's name: the gate has seen to that. Any thread.
 */
final class TopicGuard implements PublishAuthorizer, SubscriptionAuthorizer {
    /**
     * Why a publish is refused. MQTT 5 has no PUBACK with 0x9A (retain not supported), which only
     * ends connections; 0x87 refuses the one message and keeps the link.
     */
    record Refusal(AckReasonCode code, String why) {}

    private final TopicPolicy policy;

    TopicGuard(TopicPolicy policy) {
        this.policy = policy;
    }

    /** Why the client may not publish this; empty when it may. */
    Optional<Refusal> refusal(ClientBasedInput client, PublishPacket publish) {
        Optional<DeviceId> device = device(client);
        // CONNACK of MQTT 5 says that 1 is the most; 3.1.1 has no such word, so there it is taken.
        if (publish.getQos() == Qos.EXACTLY_ONCE && isModern(client)) {
            return Optional.of(new Refusal(AckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR,
                    "quality of service is 2, want 0 or 1"));
        }
        if (DeviceGate.size(publish.getUserProperties()) > DeviceGate.MAX_PROPERTIES) {
            return Optional.of(new Refusal(AckReasonCode.QUOTA_EXCEEDED,
                    "user properties: want at most " + DeviceGate.MAX_PROPERTIES + " bytes"));
        }
        TopicPolicy.Ruling ruling = device.isEmpty()
                ? TopicPolicy.Ruling.NOT_YOURS
                : policy.publish(device.get(), publish.getTopic(), publish.getRetain());
        return switch (ruling) {
            case ALLOWED -> Optional.empty();
            case NOT_YOURS -> Optional.of(new Refusal(AckReasonCode.NOT_AUTHORIZED,
                    "not a topic of this device"));
            case NOT_RETAINED -> Optional.of(new Refusal(AckReasonCode.NOT_AUTHORIZED,
                    "only the state may be retained"));
        };
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        refusal(input, input.getPublishPacket()).ifPresentOrElse(
                refusal -> output.failAuthorization(refusal.code(), refusal.why()),
                output::authorizeSuccessfully);
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input,
            SubscriptionAuthorizerOutput output) {
        String filter = input.getSubscription().getTopicFilter();
        if (device(input).filter(device -> policy.subscribe(device, filter)).isPresent()) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED,
                    "not a filter of this device");
        }
    }

    static boolean isModern(ClientBasedInput client) {
        return client.getConnectionInformation().getMqttVersion() == MqttVersion.V_5;
    }

    private static Optional<DeviceId> device(ClientBasedInput client) {
        return DeviceId.parse(client.getClientInformation().getClientId());
    }
}
