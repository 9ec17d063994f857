package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own clock is set under the running agent, which speaks TLS with a Mosquitto. */
@Order(11)
class SetClockIT {
    /** Longer than a link with a reading a second needs to be found dead. */
    private static final Duration WATCHED = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    @BeforeAll
    static void needsItsTools() {
        Skips.compiler();
        Skips.mosquitto();
    }

    @Test
    @Tag("S10")
    @Tag("F21")
    void theClockIsSetToTomorrowBackAndTo1970AndNeitherHeatNorLinkTakeHarm() throws IOException {
        ClockShim clock = new ClockShim(folder);
        OwnCa authority = new OwnCa();
        try (Mosquitto broker = new Mosquitto(folder, authority);
                LoneAgent agent = agent(broker, authority)) {
            AgentApi api = agent.run(clock);
            LoneAgent.await(api, LoneAgent::isOnline, "is not online");
            set(clock, api, Duration.ofHours(20), 27);
            set(clock, api, Duration.ofHours(-5), 27.5);
            set(clock, api, Duration.between(Instant.now(), Instant.EPOCH), 28);
            broker.kill();
            LoneAgent.await(api, state -> !LoneAgent.isOnline(state), "does not see it dead");
            broker.startAgain();
            LoneAgent.await(api, state -> state.path("hazards").toString().contains(
                    "the clock is not set")
                    && state.path("link").path("cause").asText().equals(
                            "tls"),
                    "does not say why");
            assertThat(heats(api.state())).isTrue();
            clock.step(Duration.ZERO);
            LoneAgent.await(api, LoneAgent::isOnline, "is not back");
        }
    }

    private LoneAgent agent(Mosquitto broker, OwnCa authority) throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", backoffCap: 2s, own: {tls: mutual}}".formatted(broker
                        .certificatePort()));
        authority.write(made.identity(), "hall", Duration.ofDays(1));
        return made;
    }

    private static boolean heats(JsonNode state) {
        return state.path("relays").path("heat").asBoolean();
    }

    /** The page shows that time, the link stays, and what a person asks for is done. */
    private static void set(ClockShim clock, AgentApi api, Duration by, double target)
            throws IOException {
        clock.step(by);
        LoneAgent.await(api, state -> Duration.between(Instant.now().plus(by), Instant.parse(state
                .path("at").asText())).abs().compareTo(Duration.ofMinutes(1)) < 0,
                "does not see its clock");
        assertThat(api.target(target).isOk()).isTrue();
        LoneAgent.await(api, state -> state.path("target").asDouble() == target && heats(state),
                "does not obey");
        assertThat(Waiting.sometimeIn(WATCHED, () -> !LoneAgent.isOnline(api.state()))).as(
                "is shown as offline").isFalse();
    }
}
