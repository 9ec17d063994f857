package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.faults.trial.ScriptedDevice.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistyped broker for a fleet: one real agent, the real cloud, and two hundred scripted. */
class FleetRollOutIT {
    private static final int SCRIPTED = 200;
    private static final int ALL = SCRIPTED + 1;
    /** Slow enough for everybody to be seen on trial, and then faster. */
    private static final double SLOW = 20;
    private static final double FASTER = 90;
    private static final double FASTEST = 240;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(35);
    private static final Duration OUTAGE = Duration.ofMinutes(80);
    private static final List<String> ROLL_OUTS = List.of("r1", "r2");
    /** The first wave asks that many: 5 %, rounded up. */
    private static final int FIRST_WAVE = 11;

    @TempDir
    Path folder;

    private final String agent = amongTheFirst();
    private OperatedCloud cloud;
    private String admin = "";

    @BeforeEach
    void begin() throws IOException {
        cloud = new OperatedCloud(folder, agent, SLOW);
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    /**
     * A name with which the real agent is in the first wave of both roll-outs. Whom the cloud asks
     * first is chance to people, and a hash to it; the test says so if that ever changes.
     */
    private static String amongTheFirst() {
        return Stream.iterate(0, i -> i + 1).map(i -> "hall-" + i).filter(name -> ROLL_OUTS
                .stream().allMatch(id -> place(id, name) < FIRST_WAVE)).findFirst().orElseThrow();
    }

    private static long place(String rollout, String thing) {
        int own = hash(rollout + thing);
        return IntStream.range(0, SCRIPTED).filter(i -> hash(rollout + ScriptedFleet.thing(
                i)) < own).count();
    }

    private static int hash(String text) {
        int mixed = text.hashCode() * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }

    private JsonNode rollout(CloudApi api, String id) throws IOException {
        return api.sendAs("Bearer " + admin, "GET", "/api/v1/rollouts/" + id, "").body();
    }

    /** Signs one with a broker that nobody is, and begins to roll it out to all. */
    private void rollOutMistyped(String id, int version) throws IOException {
        cloud.write(Ports.any());
        cloud.sign(version);
        Path plan = Files.writeString(cloud.at("plan.yaml"),
                "waves: [5 %, 20 %, 100 %]\nsoak: 24h\n");
        cloud.rollout("create", cloud.signed(version), "--target", "group="
                + OperatedCloud.GROUP, "--plan", plan.toString());
        cloud.approvedByASecondPerson(id, ALL);
        cloud.rollout("start", id, "--expect", Integer.toString(ALL));
    }

    @Test
    void aMistypedBrokerIsTakenBackByEveryDeviceAndStopsInItsFirstWaveInAnOutageToo()
            throws IOException {
        Child process = cloud.cloudAndAgent();
        admin = Files.readString(cloud.at("token"));
        cloud.trustAnn();
        cloud.rollout("place", agent, "--site", "house-1", "--group", OperatedCloud.GROUP);
        try (AgentApi house = cloud.runningAgent();
                ScriptedFleet fleet = ScriptedFleet.start(SCRIPTED, cloud, admin);
                CloudApi api = new CloudApi("https://localhost:" + cloud.httpsPort(), admin,
                        Trust.onFirstUse(cloud.httpsPort()).context(), PATIENCE)) {
            awaitAllOnline(fleet);
            rollOutMistyped("r1", 21);
            awaitFirstWaveOnTrial(fleet, house);
            everyoneIsBack("mistyped", "r1", fleet, house, api);
            rollOutMistyped("r2", 22);
            awaitFirstWaveOnTrial(fleet, house);
            int before = fleet.which(_ -> true).stream().mapToInt(ScriptedDevice::failed).sum();
            process.kill();
            outage(fleet, house, before);
            cloud.cloud().awaitLine(Pattern.compile("^ready"), PATIENCE);
            everyoneIsBack("mistyped, cloud away for all", "r2", fleet, house, api);
        }
    }

    private static void awaitAllOnline(ScriptedFleet fleet) {
        assertThat(Waiting.until(PATIENCE,
                () -> fleet.many(one -> one.state() == State.ONLINE) == SCRIPTED))
                .as("all are online").isTrue();
    }

    private void awaitFirstWaveOnTrial(ScriptedFleet fleet, AgentApi house) {
        assertThat(Waiting.until(PATIENCE,
                () -> fleet.many(one -> one.state() == State.ON_TRIAL) == FIRST_WAVE - 1
                        && OperatedCloud.hasCeiling(house, OperatedCloud.NEW_CEILING)))
                .as("%d scripted devices on trial, and the agent with another ceiling", fleet
                        .many(one -> one.state() == State.ON_TRIAL))
                .isTrue();
    }

    /** Nobody can reach the cloud for long, whatever broker it tries: that decides nothing. */
    private void outage(ScriptedFleet fleet, AgentApi house, int failedBefore)
            throws IOException {
        Instant over = cloud.pace().now().plus(OUTAGE);
        cloud.pace().turn(FASTEST);
        assertThat(Waiting.until(PATIENCE, () -> cloud.pace().now().isAfter(over))).isTrue();
        cloud.pace().turn(SLOW);
        int failed = fleet.which(_ -> true).stream().mapToInt(ScriptedDevice::failed).sum()
                - failedBefore;
        int trying = fleet.many(one -> one.state() == State.ON_TRIAL);
        boolean agentTries = OperatedCloud.hasCeiling(house, OperatedCloud.NEW_CEILING);
        System.out.printf(Locale.ROOT, "roll-out, cloud away for %d min: %d of %d scripted devices"
                + " and %s still on trial, %d trials failed%n", OUTAGE.toMinutes(), trying,
                FIRST_WAVE - 1, agentTries ? "the agent" : "NOT the agent", failed);
        assertThat(failed).isZero();
        assertThat(trying).isEqualTo(FIRST_WAVE - 1);
        assertThat(agentTries).isTrue();
    }

    private void everyoneIsBack(String what, String id, ScriptedFleet fleet, AgentApi house,
            CloudApi api) throws IOException {
        Instant began = cloud.pace().now();
        cloud.pace().turn(FASTER);
        assertThat(Waiting.until(PATIENCE, () -> cloud.isTakenBack(house))).as(cloud.agent(
                "config", "status")).isTrue();
        Duration agentBack = Duration.between(began, cloud.pace().now());
        awaitAllOnline(fleet);
        cloud.pace().turn(SLOW);
        List<Duration> backs = fleet.which(one -> one.back().isPresent()).stream().map(
                one -> Duration.between(later(began, one.tried().orElseThrow()), one.back()
                        .orElseThrow()))
                .sorted(Comparator.reverseOrder()).toList();
        assertThat(Waiting.until(PATIENCE, () -> rollout(api, id).path("state").asText().equals(
                "HALTED"))).as("%s", rollout(api, id)).isTrue();
        JsonNode told = rollout(api, id);
        JsonNode tally = told.path("tally");
        System.out.printf(Locale.ROOT, "roll-out, %s: %s in wave %d of %s; agent back after %d min,"
                + " the slowest of the scripted after %d min%n", what, told.path("state").asText(),
                told.path("wave").asInt(), tally, agentBack.toMinutes(), backs.getFirst()
                        .toMinutes());
        assertThat(told.path("wave").asInt()).isEqualTo(1);
        assertThat(tally.path("waiting").asInt()).as("never asked").isEqualTo(ALL - FIRST_WAVE);
        assertThat(tally.path("kept").asInt() + tally.path("proven").asInt() + tally.path("lost")
                .asInt()).isZero();
        assertThat(agentBack).isLessThan(BACK_WITHIN);
        assertThat(backs.getFirst()).isLessThan(BACK_WITHIN);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
