package dev.pilotlight.cloud;

import static dev.pilotlight.cloud.Packets.connect;
import static dev.pilotlight.cloud.Packets.publish;
import static dev.pilotlight.cloud.Packets.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.RawClient.Came;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The listener without device policy: what it opens, and what it leaves shut. */
class DevelopmentListenerTest {
    private static final int CLIENT_ID = 0x85;
    private static final int NOT_AUTHORIZED = 0x87;
    private static RunningCloud cloud;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = RunningCloud.freePort();
        cloud = RunningCloud.start(
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), 100);
    }

    @AfterAll
    static void stop() throws Exception {
        cloud.stop();
    }

    private static int connack(String clientId) throws Exception {
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect(clientId, 60));
            return client.next().orElseThrow().reason();
        }
    }

    @Test
    void anyClientMaySayAndHearAnything() throws Exception {
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect("", 60));
            assertThat(client.next().orElseThrow().reason()).isZero();
            client.send(subscribe("#", 1));
            assertThat(client.next().orElseThrow().type()).isEqualTo(Came.SUBACK);
            client.send(publish("any/thing", 2, "hello".getBytes(StandardCharsets.UTF_8)));
            assertThat(List.of(client.next().orElseThrow().type(),
                    client.next().orElseThrow().type())).contains(3, Came.PUBACK);
        }
    }

    @Test
    void wildcardsDoNotCoverTopicsThatBeginWithADollar() throws Exception {
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect("wild", 60));
            client.next();
            client.send(subscribe("+/+", 1), publish("$other/thing", 2, new byte[0]),
                    publish("any/thing", 3, new byte[0]));
            List<Came> came = List.of(client.next().orElseThrow(), client.next().orElseThrow(),
                    client.next().orElseThrow(), client.next().orElseThrow());
            assertThat(came.stream().filter(each -> each.type() == 3)).hasSize(1);
        }
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect("dollar", 60));
            client.next();
            client.send(subscribe("$other/+", 1), publish("$other/thing", 2, new byte[0]));
            List<Came> came = List.of(client.next().orElseThrow(), client.next().orElseThrow(),
                    client.next().orElseThrow());
            assertThat(came.stream().filter(each -> each.type() == 3)).hasSize(1);
        }
    }

    @Test
    void theDevicesOwnTopicsAreNotToBeHad() throws Exception {
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect("curious", 60));
            client.next();
            client.send(subscribe("$aws/things/+/shadow/get/accepted", 1));
            assertThat(client.next().orElseThrow().reason()).isEqualTo(0x80);
            client.send(subscribe("$share/g/$aws/#", 2));
            assertThat(client.next().orElseThrow().reason()).isEqualTo(0x80);
        }
    }

    @Test
    void noClientTakesADevicesPlace() throws Exception {
        TestDevice device = cloud.enrolled("development-1");
        try (RawClient link = RawClient.connected(device)) {
            assertThat(connack("development-1")).isEqualTo(CLIENT_ID);
            link.send(Packets.ping());
            assertThat(link.next().orElseThrow().type()).isEqualTo(Came.PINGRESP);
        }
    }

    @Test
    void devicesAreHeldToTheirPolicyAllTheSame() throws Exception {
        TestDevice device = cloud.enrolled("development-2");
        try (RawClient link = RawClient.connected(device)) {
            link.send(subscribe("#", 1));
            assertThat(link.next().orElseThrow().reason()).isEqualTo(NOT_AUTHORIZED);
            link.send(publish("any/thing", 2, new byte[0]));
            assertThat(link.next().orElseThrow().reason()).isEqualTo(NOT_AUTHORIZED);
        }
        try (RawClient nameless = RawClient.open(cloud.mqttPort, device.tls())) {
            nameless.send(connect("", 60));
            assertThat(nameless.next().orElseThrow().reason()).isEqualTo(CLIENT_ID);
        }
    }

    @Test
    void whatItHearsReachesNeitherTwinNorStore() throws Exception {
        TestDevice device = cloud.enrolled("development-3");
        try (RawClient client = RawClient.plain(port)) {
            client.send(connect("tool", 60));
            client.next();
            client.send(publish(device.telemetry(), 1,
                    ("{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,\"clk\":\"ok\","
                            + "\"values\":{\"room\":1}}]}").getBytes(StandardCharsets.UTF_8)));
            client.next();
        }
        String shown = new String(cloud.get("/api/v1/devices/development-3/telemetry?from=0")
                .body(), StandardCharsets.UTF_8);
        assertThat(shown).contains("\"total\":0");
    }
}
