package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.process.Budget;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent with less of the machine than it is used to. */
@Order(8)
class LimitsIT {
    private static final long MEGABYTE = 1_048_576;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsItsTools() {
        Skips.limits();
        Skips.mosquitto();
    }

    @Test
    @Tag("S35")
    @Tag("S36")
    void withAFifthOfACoreAndLittleMemoryItHeatsAndDeliversItsBacklog() throws IOException {
        OwnCa authority = new OwnCa();
        try (Mosquitto broker = new Mosquitto(folder, authority);
                Budget budget = new Budget(20, 160 * MEGABYTE);
                LoneAgent agent = agent(broker, authority)) {
            AgentApi api = agent.run();
            LoneAgent.await(api, LoneAgent::isOnline, "is not online");
            budget.hold(agent.pid());
            broker.kill();
            LoneAgent.await(api, state -> waiting(state) > 300, "has no backlog");
            assertThat(api.target(27).isOk()).isTrue();
            LoneAgent.await(api, state -> state.path("relays").path("heat").asBoolean(),
                    "does not heat");
            broker.startAgain();
            JsonNode state = LoneAgent.await(api, one -> LoneAgent.isOnline(one) && waiting(
                    one) <= 100, "did not deliver its backlog");
            assertThat(budget.throttled()).isPositive();
            System.out.printf("limits: throttled %d times, %d MB at most, worst tick %s late%n",
                    budget.throttled(), budget.mostMemory() / MEGABYTE, state.path("agent").path(
                            "worstLateness").asText());
        }
    }

    private LoneAgent agent(Mosquitto broker, OwnCa authority) throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", backoffCap: 2s, drain: 500, own: {tls: mutual}}"
                        .formatted(broker.certificatePort()));
        authority.write(made.identity(), "hall", Duration.ofDays(1));
        return made;
    }

    private static long waiting(JsonNode state) {
        return state.path("link").path("waiting").asLong(Long.MAX_VALUE);
    }
}
