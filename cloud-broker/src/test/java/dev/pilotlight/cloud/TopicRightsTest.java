package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a device may say and hear: reliability.md 5.2, rules 4, 5, 6 and 8. */
class TopicRightsTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int PAYLOAD_FORMAT_INVALID = 0x99;
    private static final int PACKET_TOO_LARGE = 0x95;
    private static final String READY = "{\"state\":\"ready\",\"bdSeq\":1,\"ts\":1}";

    @Test
    @Tag("S23")
    void publishingAnywhereButToItsOwnTopicsIsRefusedAndTheLinkStays() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-1");
        TestDevice other = CLOUD.enrolled("rights-2");
        try (Link link = device.connect()) {
            for (String topic : List.of(other.telemetry(), other.state(),
                    other.shadow("control", "update"), "dt/pilotlight/other/rights-1/telemetry",
                    "dt/pilotlight/home/rights-1/command", "$SYS/broker", "a", "/",
                    "dt//home/rights-1/telemetry", device.shadow("control", "update/delta"),
                    device.shadow("control", "update/accepted"),
                    "$aws/things/rights-1/shadow/name/control", "$aws/things/rights-2/jobs/get",
                    "x/".repeat(100) + "y")) {
                assertThat(link.publish(topic, "{}")).as(topic).isEqualTo(NOT_AUTHORIZED);
            }
            assertThat(link.publish(device.state(), READY)).isZero();
        }
    }

    @Test
    void subscribingToAnythingButItsOwnIsRefused() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-3");
        TestDevice other = CLOUD.enrolled("rights-4");
        try (Link link = device.connect()) {
            for (String filter : List.of("#", "+/#", "$aws/#", "$SYS/#", "dt/#",
                    "dt/pilotlight/home/+/state", other.state(), other.telemetry(),
                    "$aws/things/+/shadow/name/control/update/delta",
                    "$aws/things/rights-3/shadow/#", "$aws/things/rights-3/#",
                    other.shadow("control", "update/delta"),
                    device.shadow("control", "update"))) {
                assertThat(link.subscribe(filter)).as(filter).isEqualTo(NOT_AUTHORIZED);
            }
            assertThat(link.isConnected()).isTrue();
        }
    }

    @Test
    void theAgentsFiltersAreGranted() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-5");
        try (Link link = device.connect()) {
            for (String filter : Topics.agentFilters(device.id())) {
                assertThat(link.subscribe(filter)).as(filter).isEqualTo(1);
            }
            assertThat(link.subscribe(device.shadow("", "get/accepted"))).isEqualTo(1);
            assertThat(link.subscribe(device.state())).isEqualTo(1);
        }
    }

    @Test
    void aSharedSubscriptionIsRefused() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-6");
        try (Link link = device.connect()) {
            assertThat(link.subscribe("$share/g/" + device.state())).isNotIn(0, 1, 2);
        }
    }

    @Test
    @Tag("F17")
    void onlyTheStateIsRetained() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-7");
        byte[] point = ("{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,\"clk\":\"ok\","
                + "\"values\":{\"room\":1}}]}").getBytes(StandardCharsets.UTF_8);
        try (Link link = device.connect()) {
            assertThat(link.publish(device.telemetry(), point, true)).isEqualTo(NOT_AUTHORIZED);
            assertThat(link.publish(device.shadow("control", "get"), new byte[0], true))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(link.publish(device.state(), READY.getBytes(StandardCharsets.UTF_8), true))
                    .isIn(0, NO_MATCHING_SUBSCRIBERS);
            link.subscribe(device.state());
            assertThat(link.next().retained()).isTrue();
        }
    }

    @Test
    void aStateOfMoreThanAKilobyteIsRefused() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-12");
        String padded = READY.replace("}", ",\"more\":\"" + "x".repeat(1024) + "\"}");
        try (Link link = device.connect()) {
            assertThat(link.publish(device.state(), padded.getBytes(StandardCharsets.UTF_8),
                    true)).isEqualTo(PAYLOAD_FORMAT_INVALID);
        }
    }

    @Test
    void theStateOfADeviceThatIsGoneForGoodIsForgotten() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-13");
        try (Link link = device.connect()) {
            link.publish(device.state(), READY.getBytes(StandardCharsets.UTF_8), true);
            CLOUD.office.registry().revoke(device.id(), java.time.Instant.now());
            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
        try (Link again = CLOUD.enrolled("rights-13").connect()) {
            again.subscribe(device.state());
            assertThat(again.inbox.poll(500, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aDeviceDoesNotHearAnother() throws Exception {
        TestDevice speaker = CLOUD.enrolled("rights-8");
        TestDevice listener = CLOUD.enrolled("rights-9");
        try (Link speaking = speaker.connect(); Link listening = listener.connect()) {
            listening.subscribe("#");
            listening.subscribe(listener.shadow("+", "get/accepted"));
            speaking.publish(speaker.state(), READY.getBytes(StandardCharsets.UTF_8), true);
            speaking.publish(speaker.shadow("control", "update"),
                    "{\"state\":{\"reported\":{\"a\":1}}}");
            speaking.publish(speaker.shadow("control", "get"), "");

            assertThat(listening.inbox.poll(500, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    @Tag("S24")
    void aPacketOverTheLimitEndsTheConnectionWithItsReason() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-10");
        try (Link link = Link.open(CLOUD.mqttPort, device.id().value(), device.tls(), _ -> {})) {
            try {
                link.publish(device.telemetry(), new byte[70_000], false);
            } catch (MqttException cutOff) {
                // The client may notice at either end.
            }
            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isIn(PACKET_TOO_LARGE, 0);
        }
    }

    @Test
    void theBrokerOffersNoTopicAliasesAndBoundsWhatIsUnderWay() throws Exception {
        TestDevice device = CLOUD.enrolled("rights-11");
        try (Link link = device.connect()) {
            assertThat(link.granted().getTopicAliasMaximum()).isIn(null, 0);
            assertThat(link.granted().getReceiveMaximum()).isEqualTo(10);
            assertThat(link.granted().getMaximumPacketSize()).isEqualTo(65_536L);
        }
    }
}
