package dev.pilotlight.cloud.broker;

import com.hivemq.extension.sdk.api.interceptor.connect.ConnectInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;

/**
 * Bounds the keep alive of MQTT 3.1.1, which the engine leaves as it was asked for: without an end,
 * a peer that vanished would stay connected for good. MQTT 5 clients are told the server's own in
 * CONNACK. Any thread.
 */
final class LongestSilence implements ConnectInboundInterceptor {
    private final int maxSeconds;

    /** Half as long again passes before a silent connection ends. */
    LongestSilence(int maxSeconds) {
        this.maxSeconds = maxSeconds;
    }

    @Override
    public void onConnect(ConnectInboundInput input, ConnectInboundOutput output) {
        if (input.getConnectPacket().getMqttVersion() != MqttVersion.V_5) {
            int asked = input.getConnectPacket().getKeepAlive();
            if (bounded(asked) != asked) {
                // The engine wants less than its maximum from us.
                output.getConnectPacket().setKeepAlive(bounded(asked) - 1);
            }
        }
    }

    /** What a client that asks for so many seconds, or 0 for never, is held to. */
    int bounded(int asked) {
        return asked == 0 ? maxSeconds : Math.min(asked, maxSeconds);
    }
}
