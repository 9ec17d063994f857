package dev.pilotlight.agent.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far a broker wants its returning devices to spread: user property {@value #NAME} of CONNACK
 * or DISCONNECT, in whole seconds.
 */
final class Spread {
    static final String NAME = "pilotlight-backoff-cap";
    private static final int MOST_DIGITS = 5;

    private Spread() {}

    static Optional<Duration> of(@Nullable MqttProperties properties) {
        return properties == null ? Optional.empty() : of(properties.getUserProperties());
    }

    static Optional<Duration> of(@Nullable List<UserProperty> properties) {
        return properties == null
                ? Optional.empty()
                : properties.stream().filter(one -> NAME.equals(one.getKey()))
                        .map(UserProperty::getValue).filter(Spread::isSeconds).findFirst()
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static boolean isSeconds(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(
                digit -> digit >= '0' && digit <= '9');
    }
}
