package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.Setup;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.When;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The wall clocks of the running thermostat and the running cloud are set wrong, by a day, by hours
 * and to 1970, while relays are driven and messages flow. The house's own time goes on.
 */
@Order(8)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockStepsIT {
    private static final Path DATA = RealWorld.TARGET.resolve("clock-steps-" + ProcessHandle
            .current().pid());
    private static final Instant START = Instant.parse("2017-02-28T11:40:00Z");
    private static final double SPEED = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than a link with readings every two seconds needs to be found dead. */
    private static final Duration WATCHED = Duration.ofSeconds(6);
    /** Both programs look at their clock's file ten times a second. */
    private static final Duration LOOKED_AT = Duration.ofMillis(500);
    /**
     * What the configuration asks for, less what an order needs on its way, as the house sees it.
     */
    private static final Duration LEAST_REST = Duration.ofSeconds(170);
    private static final double HOT = 28;
    private static final double COLD = 6;

    private World world;

    @BeforeAll
    void begin() throws IOException {
        world = new World(new Setup(RealWorld.AGENT, RealWorld.CLOUD, DATA, START, SPEED, _ -> {}));
        world.begin();
        await(this::bothSayOnline, "is not online");
    }

    @AfterAll
    void end() throws IOException {
        world.close();
    }

    @AfterEach
    void rightAgain() throws IOException {
        set(Duration.ZERO, Duration.ZERO);
    }

    private void set(Duration agent, Duration cloud) throws IOException {
        world.pace().mislead(world.programs().agentClock(), agent);
        world.pace().mislead(world.programs().cloudClock(), cloud);
        Duration own = Duration.ofMinutes(5);
        await(() -> Duration.between(world.pace().now().plus(agent), Instant.parse(world.programs()
                .agentApi().state().path("at").asText())).abs().compareTo(own) < 0,
                "does not follow its clock");
        Waiting.sometimeIn(LOOKED_AT, () -> false);
    }

    private void await(Waiting.Condition condition, String otherwise) throws IOException {
        if (!Waiting.until(PATIENCE, condition)) {
            throw new IOException(otherwise + ": " + world.programs().agentApi().state());
        }
    }

    private boolean bothSayOnline() throws IOException {
        return LoneAgent.isOnline(world.programs().agentApi().state()) && world.programs()
                .cloudApi().device(AgentConfig.THING).path("presence").path("online")
                .asBoolean();
    }

    private void wants(double target) throws IOException {
        assertThat(world.programs().agentApi().target(target).isOk()).isTrue();
    }

    private void awaitRelay(boolean closed) throws IOException {
        await(() -> world.relays().heat() == closed, "does not " + (closed ? "heat" : "rest"));
    }

    /** How long the relay rested before it closed last, in the house's time. */
    private Duration lastRest() {
        List<Fact.Relay> moves = world.ledger().facts().of(Fact.Relay.class);
        When closed = moves.getLast().when();
        return closed.shownSince(moves.get(moves.size() - 2).when());
    }

    @ParameterizedTest(name = "thermostat off by {0}, cloud by {1}")
    @CsvSource({"P1D, PT0S", "-PT5H, PT0S", "-P17225D, PT0S", "PT0S, P1D", "PT0S, -PT5H",
            "-P17225D, -P17225D"})
    @Tag("S10")
    @Tag("F21")
    void aClockThatIsSetWrongShortensNoRestAndEndsNoLink(Duration agent, Duration cloud)
            throws IOException {
        wants(HOT);
        awaitRelay(true);
        wants(COLD);
        awaitRelay(false);
        set(agent, cloud);
        wants(HOT);
        awaitRelay(true);
        assertThat(lastRest()).isGreaterThan(LEAST_REST);
        assertThat(Waiting.sometimeIn(WATCHED, () -> !bothSayOnline())).as("is shown as offline")
                .isFalse();
        await(() -> reported() == HOT, "is not heard in the cloud");
    }

    private double reported() throws IOException {
        return world.programs().cloudApi().shadow(AgentConfig.THING, "control").at(
                "/state/reported/hold/value/target").asDouble();
    }

    @Test
    @Tag("S10")
    @Tag("F21")
    void aLeaseWhoseEndTheClockJumpsOverIsOverAtOnce() throws IOException {
        assertThat(world.programs().agentApi().control("{\"hold\":\"none\"}").isOk()).isTrue();
        Instant end = world.pace().now().plus(Duration.ofHours(2));
        assertThat(world.programs().cloudApi().lease(AgentConfig.THING, 25, end).isOk()).isTrue();
        await(() -> source().equals("lease"), "does not take the lease");
        set(Duration.ofDays(1), Duration.ofDays(1));
        await(() -> !source().equals("lease"), "keeps the lease");
        assertThat(bothSayOnline()).isTrue();
    }

    private String source() throws IOException {
        JsonNode state = world.programs().agentApi().state();
        return state.path("source").asText();
    }
}
