package dev.pilotlight.cloud;

import static dev.pilotlight.cloud.Packets.bytes;
import static dev.pilotlight.cloud.Packets.connect;
import static dev.pilotlight.cloud.Packets.join;
import static dev.pilotlight.cloud.Packets.packet;
import static dev.pilotlight.cloud.Packets.ping;
import static dev.pilotlight.cloud.Packets.publish;
import static dev.pilotlight.cloud.Packets.string;
import static dev.pilotlight.cloud.Packets.subscribe;
import static dev.pilotlight.cloud.Packets.text;
import static dev.pilotlight.cloud.Packets.two;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.RawClient.Came;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packets that no proper client sends: reliability.md 5.2, rules 3, 8 and 12. Each ends the one
 * connection that sent it, with the reason that MQTT 5 names, and no other.
 */
class HostilePacketsTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final TestDevice DEVICE = CLOUD.enrolled("hostile-1");
    private static final int ROUNDS = TargetRow.DEEP ? 990 : 45;
    private static final int MALFORMED = 0x81;
    private static final int PROTOCOL_ERROR = 0x82;
    private static final int CLIENT_ID = 0x85;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int TOPIC_NAME = 0x90;
    private static final int ALIAS = 0x94;
    private static final int TOO_LARGE = 0x95;
    private static final int QUOTA = 0x97;
    private static final int NOT_SUPPORTED = 0x83;
    private static final AtomicInteger ENROLLED = new AtomicInteger();

    /** What is wrong, what is sent by a connected client, the reason of the DISCONNECT. */
    record Violation(String what, Supplier<byte[]> packet, int reason) {
        Violation(String what, byte[] packet, int reason) {
            this(what, () -> packet, reason);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Violation[] violations() {
        byte[] topic = text(DEVICE.telemetry());
        return new Violation[]{
                new Violation("a length of 256 MB", bytes(0x32, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2),
                        TOO_LARGE),
                new Violation("a packet of 64 KiB and some",
                        publish(DEVICE.telemetry(), 1, new byte[65_600]), TOO_LARGE),
                new Violation("quality of service 3",
                        packet(0x36, join(topic, two(1), bytes(0), bytes(1))), MALFORMED),
                new Violation("overlong UTF-8 in a topic",
                        publish(string(bytes(0xC0, 0xAF, 0x61)), 1, bytes(1)), MALFORMED),
                new Violation("a lone surrogate in a topic",
                        publish(string(bytes(0xED, 0xA0, 0x80)), 1, bytes(1)), MALFORMED),
                new Violation("NUL in a topic", publish("a\0b", 1, bytes(1)), MALFORMED),
                new Violation("a wildcard in a topic", publish("a/#", 1, bytes(1)), TOPIC_NAME),
                new Violation("an empty topic", publish("", 1, bytes(1)), PROTOCOL_ERROR),
                new Violation("packet identifier 0",
                        publish(DEVICE.telemetry(), 0, bytes(1)), PROTOCOL_ERROR),
                new Violation("a topic longer than its packet",
                        packet(0x32, join(two(500), bytes(1, 2, 3))), MALFORMED),
                new Violation("reserved bits of SUBSCRIBE",
                        packet(0x80, join(two(1), bytes(0), text("a"), bytes(1))), MALFORMED),
                new Violation("SUBSCRIBE to nothing", packet(0x82, join(two(1), bytes(0))),
                        PROTOCOL_ERROR),
                new Violation("packet type 0", bytes(0, 0), PROTOCOL_ERROR),
                new Violation("a server's packet", bytes(0x20, 3, 0, 0, 0), PROTOCOL_ERROR),
                new Violation("a topic alias that was not offered",
                        packet(0x32, join(text(""), two(1), bytes(3, 0x23, 0, 1), bytes(1))),
                        ALIAS)};
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aProtocolViolationEndsTheConnectionWithItsReason(Violation violation) throws Exception {
        TestDevice device = CLOUD.enrolled("hostile-2-" + ENROLLED.incrementAndGet());
        try (RawClient client = RawClient.connected(device)) {
            send(client, violation.packet().get());
            Came goodbye = client.next().orElseThrow();
            assertThat(goodbye.type()).isEqualTo(Came.DISCONNECT);
            assertThat(goodbye.reason()).isEqualTo(violation.reason());
            assertThat(client.next()).isEmpty();
        }
    }

    @Test
    void qualityOfService2IsRefusedAndTheLinkStays() throws Exception {
        TestDevice device = CLOUD.enrolled("hostile-8");
        try (RawClient client = RawClient.connected(device)) {
            client.send(packet(0x34, join(text(device.telemetry()), two(1), bytes(0), bytes(1))));
            Came pubrec = client.next().orElseThrow();
            assertThat(pubrec.type()).isEqualTo(Came.PUBREC);
            assertThat(pubrec.reason()).isEqualTo(NOT_SUPPORTED);
        }
    }

    /** The broker may hang up while a long packet is still being written. */
    private static void send(RawClient client, byte[] bytes) {
        try {
            client.send(bytes);
        } catch (IOException cutOff) {
            assertThat(bytes.length).isGreaterThan(10_000);
        }
    }

    @Test
    void aSecondConnectEndsTheConnection() throws Exception {
        TestDevice device = CLOUD.enrolled("hostile-3");
        try (RawClient client = RawClient.connected(device)) {
            client.send(connect("hostile-3", 10));
            assertThat(client.next()).isEmpty();
        }
    }

    @Test
    void whoeverSpeaksBeforeConnectIsCutOff() throws Exception {
        Map<String, byte[]> openings = Map.of("PUBLISH",
                publish(DEVICE.telemetry(), 1, bytes(1)), "SUBSCRIBE", subscribe("a", 1), "PINGREQ",
                ping(), "two zeros", bytes(0, 0), "MQTT 9", packet(Packets.CONNECT,
                        join(text("MQTT"), bytes(9, 2), two(10), bytes(0), text("hostile-1"))));
        for (Map.Entry<String, byte[]> opening : openings.entrySet()) {
            try (RawClient client = RawClient.open(CLOUD.mqttPort, DEVICE.tls())) {
                client.send(opening.getValue());
                assertThat(client.next()).as(opening.getKey()).isEmpty();
            }
        }
    }

    @Test
    void anUnfinishedOrForeignOpeningIsCutOffAfterFiveSeconds() throws Exception {
        for (byte[] opening : new byte[][]{bytes(0x10, 100, 0),
                bytes(0x10, 0xFF, 0xFF, 0xFF, 0x7F),
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)}) {
            try (RawClient client = RawClient.open(CLOUD.mqttPort, DEVICE.tls())) {
                client.send(opening);
                assertThat(client.next()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "a/b"})
    void aClientIdThatIsNoNameGets85(String id) throws Exception {
        assertThat(connack(connect(id, 10)).reason()).isEqualTo(CLIENT_ID);
    }

    @Test
    void aClientIdOf64KilobytesOrOfBrokenTextIsRefused() throws Exception {
        assertThat(connack(connect("a".repeat(65_000), 10)).reason()).isEqualTo(CLIENT_ID);
        byte[] head = join(text("MQTT"), bytes(5, 2), two(10), bytes(0));
        assertThat(connack(packet(Packets.CONNECT, join(head, text("host\0ile")))).reason())
                .isEqualTo(MALFORMED);
        assertThat(connack(packet(Packets.CONNECT, join(head, string(bytes(0xC0, 0xAF)))))
                .reason()).isEqualTo(MALFORMED);
    }

    private static Came connack(byte[] connect) throws IOException {
        try (RawClient client = RawClient.open(CLOUD.mqttPort, DEVICE.tls())) {
            client.send(connect);
            return client.next().orElseThrow();
        }
    }

    @Test
    void aHugeTopicOrAHundredLevelsAreRefusedAndTheLinkStays() throws Exception {
        TestDevice device = CLOUD.enrolled("hostile-4");
        try (RawClient client = RawClient.connected(device)) {
            for (String topic : new String[]{"a".repeat(300), "a/".repeat(100) + "b",
                    device.telemetry() + "/" + "x".repeat(60_000)}) {
                client.send(publish(topic, 1, bytes(1)));
                assertThat(client.next().orElseThrow().reason()).isEqualTo(NOT_AUTHORIZED);
            }
        }
    }

    @Test
    void userPropertiesWithoutEndAreRefused() throws Exception {
        TestDevice device = CLOUD.enrolled("hostile-5");
        byte[] one = join(bytes(0x26), text("ab"), text("c"));
        byte[][] many = new byte[2000][];
        Arrays.fill(many, one);
        byte[] properties = join(many);
        byte[] length = bytes(0x80 | (properties.length & 0x7F), properties.length >> 7);
        try (RawClient client = RawClient.connected(device)) {
            client.send(packet(0x32,
                    join(text(device.telemetry()), two(1), length, properties, bytes(1))));
            assertThat(client.next().orElseThrow().reason()).isEqualTo(QUOTA);
        }
        try (RawClient client = RawClient.open(CLOUD.mqttPort, device.tls())) {
            client.send(packet(Packets.CONNECT, join(text("MQTT"), bytes(5, 2), two(10), length,
                    properties, text("hostile-5"))));
            assertThat(client.next().orElseThrow().reason()).isEqualTo(QUOTA);
        }
    }

    @Test
    void randomBytesHarmNobodyElse() throws Exception {
        TestDevice victim = CLOUD.enrolled("hostile-6");
        // Each may connect ten times at once.
        List<TestDevice> attackers = IntStream.range(0, ROUNDS / 9)
                .mapToObj(i -> CLOUD.enrolled("hostile-7-" + i)).toList();
        Random random = new Random(5);
        try (RawClient quiet = RawClient.connected(victim)) {
            for (int round = 0; round < ROUNDS; round++) {
                fuzz(attackers.get(round % attackers.size()), random);
                quiet.send(ping());
                assertThat(quiet.next().map(Came::type)).as("round " + round)
                        .isEqualTo(Optional.of(Came.PINGRESP));
            }
        }
        // One that has not connected yet: the attackers have used up their own rates.
        try (Link link = CLOUD.enrolled("hostile-9").connect()) {
            assertThat(link.isConnected()).isTrue();
        }
        TargetRow.write("60-hostile-packets", "malformed and hostile packets",
                "refused with a reason, others unaffected",
                "%d violations each with its reason; %d rounds of fuzz, the other device answered"
                        .formatted(violations().length, ROUNDS));
    }

    /** A proper packet with a few bytes changed, before or after a proper CONNECT. */
    private static void fuzz(TestDevice device, Random random) throws IOException {
        try (RawClient client = RawClient.open(CLOUD.mqttPort, device.tls())) {
            byte[] opening = connect(device.id().value(), 60);
            byte[] message = join(subscribe(device.shadow("control", "get/accepted"), 2),
                    publish(device.telemetry(), 1, "{\"boot\":\"aa\"}".getBytes(
                            StandardCharsets.US_ASCII)),
                    ping());
            boolean early = random.nextInt(4) == 0;
            byte[] changed = early ? opening : message;
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            client.send(opening, message);
        } catch (IOException cutOff) {
            assertThat(cutOff).as("the handshake itself").isNotInstanceOf(
                    javax.net.ssl.SSLHandshakeException.class);
        }
    }
}
