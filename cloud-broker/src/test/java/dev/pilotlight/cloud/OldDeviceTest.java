package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.RawClient.Came;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Devices that speak MQTT 3.1.1, whose acknowledgements know no reason: ending the connection makes
 * them send the same message again, so nothing that is refused for good may end it.
 */
class OldDeviceTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int PUBCOMP = 7;

    private static RawClient connected(TestDevice device) throws Exception {
        RawClient client = RawClient.open(device.mqttPort(), device.tls());
        client.send(Packets.connectOld(device.id().value(), 0));
        assertThat(client.next().orElseThrow().reason()).isZero();
        return client;
    }

    private static byte[] point(int seq) {
        return ("{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq + ",\"ts\":1000,\"clk\":\"ok\","
                + "\"values\":{\"room\":20.5}}]}").getBytes(StandardCharsets.UTF_8);
    }

    private static String events(TestDevice device) throws Exception {
        return CLOUD.await("/api/v1/devices/" + device.id() + "/events",
                text -> text.contains("message-refused"));
    }

    private static String points(TestDevice device) throws Exception {
        return new String(CLOUD.get("/api/v1/devices/" + device.id() + "/telemetry?from=0").body(),
                StandardCharsets.UTF_8);
    }

    private static void acknowledged(RawClient client, byte[] packet) throws Exception {
        client.send(packet);
        assertThat(client.next().map(Came::type)).contains(Came.PUBACK);
    }

    @Test
    void oneMalformedMessageDoesNotKeepItSendingForEver() throws Exception {
        TestDevice device = CLOUD.enrolled("old-malformed");
        try (RawClient client = connected(device)) {
            acknowledged(client, Packets.publishOld(device.telemetry(), 1, false, 1,
                    "{".getBytes(StandardCharsets.UTF_8)));
            acknowledged(client, Packets.publishOld(device.telemetry(), 1, false, 2, point(1)));
        }
        assertThat(events(device)).contains("message-refused", device.telemetry());
        assertThat(points(device)).contains("\"total\":1");
    }

    @Test
    void aDeniedTopicAndARetainedPointDoNotEither() throws Exception {
        TestDevice device = CLOUD.enrolled("old-denied");
        try (RawClient client = connected(device)) {
            for (String topic : List.of("somewhere/else", "$aws/things/other/shadow/get", "a")) {
                acknowledged(client, Packets.publishOld(topic, 1, false, 3, point(1)));
            }
            acknowledged(client, Packets.publishOld(device.telemetry(), 1, true, 4, point(1)));
            client.send(Packets.ping());
            assertThat(client.next().map(Came::type)).contains(Came.PINGRESP);
        }
        assertThat(events(device)).contains("message-refused", "not a topic of this device");
        assertThat(points(device)).contains("\"total\":0");
    }

    @Test
    void aMessageSentExactlyOnceIsStoredOnce() throws Exception {
        TestDevice device = CLOUD.enrolled("old-once");
        try (RawClient client = connected(device)) {
            client.send(Packets.publishOld(device.telemetry(), 2, false, 5, point(1)));
            assertThat(client.next().map(Came::type)).contains(Came.PUBREC);
            client.send(Packets.pubrelOld(5));
            assertThat(client.next().map(Came::type)).contains(PUBCOMP);
        }
        assertThat(points(device)).contains("\"total\":1");
    }

    @Test
    void aHundredRefusedMessagesAreToldOnce() throws Exception {
        TestDevice device = CLOUD.enrolled("old-hundred");
        try (RawClient client = connected(device)) {
            for (int id = 1; id <= 100; id++) {
                acknowledged(client, Packets.publishOld("no", 1, false, id, new byte[0]));
            }
        }
        assertThat(events(device).split("message-refused", -1)).hasSize(2);
    }
}
