package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built agent with a real Mosquitto, as {@code device-agent/docs/own-broker.md} tells it. */
@Order(3)
class OwnBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPICS = "dt/pilotlight/home/hall/";

    private record Heard(String topic, String payload) {}

    @TempDir
    Path folder;

    private final OwnCa authority = new OwnCa();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private Mosquitto broker;
    private MqttThing person;

    @BeforeAll
    static void needsItsTools() {
        Skips.mosquitto();
    }

    @BeforeEach
    void begin() throws IOException {
        broker = new Mosquitto(folder, authority);
        person = person();
    }

    private MqttThing person() throws IOException {
        MqttThing connected = MqttThing.connect(broker.certificatePort(), "person", authority
                .trust().context(authority.person("person")), PATIENCE,
                (topic, payload) -> heard.add(new Heard(topic, new String(payload,
                        StandardCharsets.UTF_8))));
        assertThat(connected.subscribe(TOPICS + "#")).isLessThan(0x80);
        return connected;
    }

    @AfterEach
    void end() {
        person.close();
        broker.close();
    }

    private void awaitHeard(String topic, String part) {
        assertThat(Waiting.until(PATIENCE, () -> heard.stream().anyMatch(one -> one.topic().equals(
                TOPICS + topic) && one.payload().contains(part)))).as("%s with %s in %s", topic,
                        part, heard)
                .isTrue();
    }

    private LoneAgent withPassword(String word) throws IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, word + "\n");
        LoneAgent agent = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", own: {tls: server, user: hall, passwordFile: \"%s\"}}"
                        .formatted(broker.passwordPort(), password));
        authority.write(agent.identity(), "hall", Duration.ofDays(1));
        Files.delete(agent.identity().resolve("key.pem"));
        Files.delete(agent.identity().resolve("cert.pem"));
        return agent;
    }

    @Test
    void withAPasswordItGetsTelemetryAndStateAndMayAskForATargetThatEnds() throws IOException {
        try (LoneAgent agent = withPassword("secret")) {
            AgentApi api = agent.run();
            LoneAgent.await(api, LoneAgent::isOnline, "is not online");
            awaitHeard("state", "ready");
            awaitHeard("telemetry", "\"room\"");
            awaitHeard("reported/control", "\"mode\"");
            assertThat(person.publish(TOPICS + "set", "{\"target\":27,\"minutes\":2}"))
                    .isLessThan(0x80);
            JsonNode lent = LoneAgent.await(api, state -> state.path("source").asText().equals(
                    "lease"), "the wish does not act");
            assertThat(lent.path("target").asDouble()).isEqualTo(27);
            LoneAgent.await(api, state -> !state.path("source").asText().equals("lease"),
                    "the wish does not end");
            person.publish(TOPICS + "set", "{\"target\":27}");
            awaitHeard("event", "edit-refused");
        }
    }

    @Test
    @Tag("F11")
    void aWrongPasswordIsSaidSoAndTheHouseGoesOn() throws IOException {
        try (LoneAgent agent = withPassword("wrong")) {
            AgentApi api = agent.run();
            JsonNode state = LoneAgent.await(api, one -> one.path("link").path("cause").asText()
                    .equals("auth"), "does not say why");
            assertThat(state.path("link").path("sentence").asText()).startsWith("Action needed");
            assertThat(api.target(27).isOk()).isTrue();
            LoneAgent.await(api, one -> one.path("relays").path("heat").asBoolean(),
                    "does not heat");
        }
    }

    @Test
    void withACertificateItIsReachedAndReachedAgainAfterItsBrokerDied() throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", backoffCap: 2s, own: {tls: mutual}}".formatted(broker
                        .certificatePort()));
        authority.write(made.identity(), "hall", Duration.ofDays(1));
        try (LoneAgent agent = made) {
            AgentApi api = agent.run();
            LoneAgent.await(api, LoneAgent::isOnline, "is not online");
            awaitHeard("telemetry", "\"room\"");
            broker.kill();
            LoneAgent.await(api, state -> !LoneAgent.isOnline(state), "does not see it dead");
            broker.startAgain();
            LoneAgent.await(api, LoneAgent::isOnline, "is not back");
            person.close();
            heard.clear();
            person = person();
            awaitHeard("telemetry", "\"room\"");
        }
    }

    @Test
    @Tag("S26")
    @Tag("F10")
    void anExpiredCertificateStopsTheSyncAndNeverTheHeat() throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", own: {tls: mutual}}".formatted(broker
                        .certificatePort()));
        authority.write(made.identity(), "hall", Duration.ofHours(-1));
        try (LoneAgent agent = made) {
            AgentApi api = agent.run();
            JsonNode state = LoneAgent.await(api, one -> one.path("link").path("sentence").asText()
                    .contains("certificate expired"), "does not say why");
            assertThat(state.path("link").path("sentence").asText()).startsWith("Action needed");
            assertThat(api.target(27).isOk()).isTrue();
            LoneAgent.await(api, one -> one.path("relays").path("heat").asBoolean(),
                    "does not heat");
        }
    }
}
