package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import dev.pilotlight.cloud.port.Alarms;
import dev.pilotlight.units.DeviceId;

/**
 * What becomes of a message that is refused for good. MQTT 5 says why in the acknowledgement. MQTT
 * 3.1.1 has no such word, and ending the connection would make the device send the same message
 * again on the next, for ever: it is acknowledged and dropped. An event tells people in both cases.
 * Any thread.
 */
final class RefusedMessages {
    private static final String KIND = "message-refused";
    private static final int LONGEST_TOPIC = 120;

    private final Turnstile turnstile;
    private final Alarms alarms;

    RefusedMessages(Turnstile turnstile, Alarms alarms) {
        this.turnstile = turnstile;
        this.alarms = alarms;
    }

    /** Drops the message, with the code and the reason where the protocol has room for them. */
    void refuse(PublishInboundInput input, PublishInboundOutput output, AckReasonCode code,
            String why) {
        String client = input.getClientInformation().getClientId();
        if (turnstile.tellsOfRefusal(client)) {
            DeviceId.parse(client).ifPresent(device -> alarms.raise(device, KIND,
                    "refused a message to " + cut(input.getPublishPacket().getTopic()) + ": " + why
                            + " (further ones of the next ten minutes are not told)"));
        }
        if (TopicGuard.isModern(input)) {
            output.preventPublishDelivery(code, why);
        } else {
            output.preventPublishDelivery(AckReasonCode.SUCCESS);
        }
    }

    private static String cut(String topic) {
        return topic.length() > LONGEST_TOPIC ? topic.substring(0, LONGEST_TOPIC) + "..." : topic;
    }
}
