package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.RawClient.Came;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads that are small to send and large to believe: refused, and nobody else notices. */
class HostilePayloadsTest {
    private static final int BOMBS = 25;
    private static final int FLOODS = TargetRow.DEEP ? 20 : 1;
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int PAYLOAD_FORMAT_INVALID = 0x99;
    private static final int MEGABYTE = 1 << 20;

    static List<String> bombs() {
        String point = "{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,\"clk\":\"ok\",\"values\":{%s}}]}";
        return List.of("[".repeat(60_000), "{\"a\":".repeat(12_000),
                point.formatted("\"room\":1e999999999"), point.formatted("\"room\":NaN"),
                point.formatted("\"room\":" + "9".repeat(50_000)),
                point.formatted("\"room\":1,\"room\":2"),
                point.formatted("\"room\":\"\\ud800\""),
                "{\"boot\":\"" + "x".repeat(60_000) + "\"}",
                "{\"boot\":\"aa\",\"points\":[" + "{},".repeat(20_000) + "{}]}",
                point.formatted("\"room\":1") + "{}", "\u0000\u0001\u0002");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedForGoodAndTheLinkStays(String bomb) throws Exception {
        TestDevice device = CLOUD.enrolled("bomb-1-" + Math.floorMod(bomb.hashCode(), 1000));
        try (RawClient client = RawClient.connected(device)) {
            client.send(Packets.publish(device.telemetry(), 1, bytes(bomb)));
            assertThat(client.next().orElseThrow().reason()).isEqualTo(PAYLOAD_FORMAT_INVALID);
            client.send(Packets.ping());
            assertThat(client.next().orElseThrow().type()).isEqualTo(Came.PINGRESP);
        }
    }

    @Test
    @Tag("S22")
    void aFloodOfBombsLeavesOthersAloneAndTheHeapFlat() throws Exception {
        TestDevice quiet = CLOUD.enrolled("bomb-2");
        List<TestDevice> attackers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            attackers.add(CLOUD.enrolled("bomb-3-" + i));
        }
        // The first round fills pools and caches, which stay; after that nothing may grow.
        join(start(attackers));
        long before = heap();
        for (int flood = 0; flood < FLOODS; flood++) {
            join(start(attackers));
        }
        List<Thread> floods = start(attackers);
        try (Link link = quiet.connect()) {
            // A client of an agent's patience; the sender here waits on the same two cores.
            assertThat(link.publish(quiet.telemetry(), "{\"boot\":\"aa\",\"points\":[{\"seq\":1,"
                    + "\"ts\":1,\"clk\":\"ok\",\"values\":{\"room\":1}}]}")).isZero();
        }
        join(floods);
        long grown = heap() - before;
        assertThat(grown).isLessThan(16L * MEGABYTE);
        TargetRow.write("61-hostile-payloads", "floods of JSON bombs", "heap flat",
                "heap %+d KiB after %d floods of %d bombs of 48 KB".formatted(grown / 1024,
                        FLOODS + 1, BOMBS * attackers.size()));
    }

    private static List<Thread> start(List<TestDevice> attackers) {
        return attackers.stream()
                .map(attacker -> Thread.ofVirtual().start(() -> flood(attacker))).toList();
    }

    private static void join(List<Thread> floods) throws InterruptedException {
        for (Thread flood : floods) {
            flood.join();
        }
    }

    /** Until the broker has had enough, or 25 messages of 48 KB. */
    private static void flood(TestDevice attacker) {
        byte[] bomb = bytes("[".repeat(48_000));
        try (RawClient client = RawClient.connected(attacker)) {
            for (int i = 0; i < BOMBS; i++) {
                client.send(Packets.publish(attacker.telemetry(), 1 + i % 10, bomb));
                if (client.next().filter(came -> came.type() == Came.PUBACK).isEmpty()) {
                    return;
                }
            }
        } catch (IOException sentAway) {
            assertThat(sentAway).isNotNull();
        }
    }

    /** What is alive after a collection. */
    private static long heap() {
        Runtime.getRuntime().gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
