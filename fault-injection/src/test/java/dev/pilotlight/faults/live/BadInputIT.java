package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.faults.client.Answer;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input at every door of the running products: a clear refusal that says what and where,
 * nothing changed, no stack trace, both processes alive.
 */
@ExtendWith(RealWorld.class)
@Order(4)
class BadInputIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int PAYLOAD_FORMAT_INVALID = 0x99;

    private final World world;
    private double before;

    BadInputIT(World world) {
        this.world = world;
    }

    @BeforeEach
    void remember() throws IOException {
        before = target();
    }

    @AfterEach
    void nothingChangedAndBothLive() throws IOException {
        assertThat(target()).isEqualTo(before);
        assertThat(world.programs().agent().isAlive()).isTrue();
        assertThat(world.programs().cloud().isAlive()).isTrue();
        for (String log : new String[]{"agent.log", "cloud.log"}) {
            assertThat(Files.readString(world.setup().data().resolve(log)))
                    .doesNotContain("\tat dev.pilotlight", "Exception in thread");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "half a document  | {\"target\":               | JSON",
            "not a number     | {\"target\":NaN}           | JSON",
            "too hot          | {\"target\":99}            | 99",
            "no number at all | {\"target\":\"warm\"}      | target",
            "unknown field    | {\"target\":21,\"x\":1}    | x",
            "a key twice      | {\"target\":21,\"target\":22} | target",
            "unknown mode     | {\"mode\":\"turbo\"}       | turbo",
            "an end long ago  | {\"target\":21,\"until\":\"soon\"} | until",
            "trailing rubbish | {\"target\":21} true       | JSON",
            "a list           | [21]                       | object"})
    void thePageInTheHouseRefusesAndSaysWhy(String name, String body, String named)
            throws IOException {
        refused(world.programs().agentApi().control(body), named);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "half a document  | {\"lease\":                | JSON",
            "not a number     | {\"lease\":{\"target\":NaN}} | JSON",
            "too hot          | {\"lease\":{\"target\":99,\"until\":\"2017-02-28T23:00:00Z\"}} | 99",
            "no end           | {\"lease\":{\"target\":20}} | until",
            "for ever         | {\"lease\":{\"target\":20,\"until\":\"2027-02-28T23:00:00Z\"}} | lease",
            "unknown field    | {\"colour\":\"red\"}       | colour",
            "unknown mode     | {\"mode\":\"turbo\"}       | turbo"})
    void theDashboardsApiRefusesAndSaysWhy(String name, String body, String named)
            throws IOException {
        refused(world.programs().cloudApi().control(AgentConfig.THING, body), named);
    }

    @Test
    void anOversizedBodyIsRefusedByBoth() throws IOException {
        String body = "{\"target\":21,\"note\":\"" + "x".repeat(1_000_000) + "\"}";
        refusedOrCut(() -> world.programs().agentApi().control(body));
        refusedOrCut(() -> world.programs().cloudApi().control(AgentConfig.THING, body));
    }

    @Test
    void aDeeplyNestedBodyIsRefusedByBoth() throws IOException {
        String body = "[".repeat(60_000);
        refusedOrCut(() -> world.programs().agentApi().control(body));
        refusedOrCut(() -> world.programs().cloudApi().control(AgentConfig.THING, body));
    }

    @Test
    void aWrongPinAndAnUnknownTokenAreTurnedAway() throws IOException {
        assertThat(world.programs().agentApi()
                .sendAs("Basic cGVyc29uOjA=", "GET", "/api/v1/state", "").status())
                .isEqualTo(401);
        assertThat(world.programs().cloudApi()
                .sendAs("Bearer nonsense", "GET", "/api/v1/devices", "").status())
                .isEqualTo(401);
    }

    @Test
    void aForeignCertificateIsTurnedAwayAndTheHouseStaysConnected() throws IOException {
        Trust trust = world.programs().trust();
        Trust.Identity forged = Enrolment.forge(AgentConfig.THING);
        assertThatThrownBy(() -> MqttThing.connect(world.addresses().mqtt(), AgentConfig.THING,
                trust.context(forged), LIMIT, (_, _) -> {}).close())
                .isInstanceOf(IOException.class);
        assertThat(Waiting.until(LIMIT, () -> world.programs().agentApi().state()
                .at("/link/state").asText().equals("online"))).isTrue();
    }

    @Test
    @Tag("S22")
    void malformedTelemetryIsRefusedWithAReasonAndTheConnectionGoesOn() throws IOException {
        Trust trust = world.programs().trust();
        String token = world.programs().cloudApi().newDevice("babbler");
        Trust.Identity identity = Enrolment.enrol(world.addresses().dashboardAddress(), token,
                trust);
        String topic = "dt/pilotlight/home/babbler/telemetry";
        try (MqttThing thing = MqttThing.connect(world.addresses().mqtt(), "babbler",
                trust.context(identity), LIMIT, (_, _) -> {})) {
            for (String payload : new String[]{"", "{", "[".repeat(10_000), "{\"boot\":1}",
                    "{\"boot\":\"a\",\"historical\":false,\"points\":[{\"seq\":1,\"ts\":1,"
                            + "\"clk\":\"ok\",\"values\":{\"room\":NaN}}]}"}) {
                assertThat(thing.publish(topic, payload)).as(payload)
                        .isEqualTo(PAYLOAD_FORMAT_INVALID);
            }
            assertThat(thing.publish(topic, "{\"boot\":\"a1\",\"historical\":false,\"points\":"
                    + "[{\"seq\":1,\"ts\":1488290400000,\"clk\":\"ok\",\"values\":"
                    + "{\"room\":19.4}}]}")).isZero();
        }
    }

    @Test
    void aBrokenConfigurationIsRefusedWithItsPathBeforeAnythingStarts() throws IOException {
        Path broken = world.setup().data().resolve("broken.yaml");
        Files.writeString(broken, Files.readString(world.programs().agentConfig())
                .replace("target: 20.5", "target: 99"));
        for (String command : new String[]{"check", "run"}) {
            String[] arguments = command.equals("check")
                    ? new String[]{"check", broken.toString()}
                    : new String[]{"run", "--config", broken.toString(), "--data",
                            world.setup().data().resolve("nobody").toString()};
            failsWith("schedule.entries.morning.target", arguments);
        }
    }

    @Test
    void enrollingWithAnUnknownTokenSaysSo() throws IOException {
        String token = world.programs().cloudApi().newDevice("late-comer");
        String[] parts = token.split("\\.", 3);
        failsWith("token", "enrol", "--config", world.programs().agentConfig().toString(),
                "--data", world.setup().data().resolve("nobody").toString(), "--cloud",
                world.addresses().dashboardAddress(), "--token",
                parts[0] + ".wrong" + parts[1] + "." + parts[2]);
    }

    private void failsWith(String named, String... arguments) throws IOException {
        try (Child child = world.programs().start("bad-input", RealWorld.AGENT, arguments)) {
            assertThat(child.awaitExit(Duration.ofSeconds(60)).orElse(0)).isNotZero();
            // The exit may be seen before the last line has been read.
            Waiting.until(LIMIT, () -> String.join("\n", child.lines()).contains(named));
            assertThat(String.join("\n", child.lines())).contains(named)
                    .doesNotContain("\tat ", "Exception");
        }
    }

    private static void refused(Answer answer, String named) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.body().toString()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(answer.body().path("title").asText()).isNotEmpty();
    }

    /** A server may also close before it has read the whole of a body that is far too large. */
    private static void refusedOrCut(Sending sending) {
        try {
            assertThat(sending.send().status()).isBetween(400, 499);
        } catch (IOException cut) {
            assertThat(cut).hasMessageNotContaining("timed out");
        }
    }

    private double target() throws IOException {
        return world.programs().agentApi().state().path("target").asDouble();
    }

    @FunctionalInterface
    private interface Sending {
        Answer send() throws IOException;
    }
}
