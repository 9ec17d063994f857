package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's configuration on its whole way: key, signature, roll-out, trial, roll-back. */
class RollOutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Half an hour of trial in six seconds. */
    private static final double SPEED = 300;

    @TempDir
    Path folder;

    private Programs programs;
    private PaceFile pace;
    private int offset;
    private int page;

    @BeforeEach
    void begin() throws IOException {
        programs = new Programs(folder);
        pace = new PaceFile(folder.resolve("clock"), InstantSource.system(), Instant.now(), SPEED);
        offset = Ports.freeOffset(8883, 8443);
        page = Ports.any();
        Files.writeString(at("passphrase"), "correct horse battery\n");
        Files.writeString(at("agent.yaml"), configuration(30));
        Files.writeString(at("new.yaml"), configuration(27).replace("thing: hall\n", ""));
    }

    @AfterEach
    void end() {
        programs.close();
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private String configuration(int ceiling) {
        return """
                schema: 1
                thing: hall
                hardware: {driver: house}
                limits: {ceiling: %d}
                link: {broker: "localhost:%d"}
                telemetry: {every: 1s}
                page: {host: 127.0.0.1, port: %d}
                """.formatted(ceiling, 8883 + offset, page);
    }

    private String agent(String... arguments) throws IOException {
        return programs.run(Programs.AGENT, with(arguments, "--config", at("agent.yaml")
                .toString(), "--data", at("device").toString()));
    }

    private String rollout(String... arguments) throws IOException {
        return rolloutBy("token", arguments);
    }

    private String rolloutBy(String tokenFile, String... arguments) throws IOException {
        return programs.run(Programs.CLOUD, with(with(new String[]{"rollout"}, arguments),
                "--server", "https://localhost:" + (8443 + offset), "--token-file",
                at(tokenFile).toString(), "--data", at("cloud").toString()));
    }

    /** The configuration has a link and a page, so one person alone may not roll it out. */
    private void approvedByASecondPerson(String rollout) throws IOException {
        assertThatThrownBy(() -> rollout("start", rollout, "--expect", "1"))
                .hasMessageContaining("want a second person beside admin for a change of link");
        Files.writeString(at("second"), programs.run(Programs.CLOUD, "user", "add", "bert",
                "--data", at("cloud").toString()).lines().reduce((_, last) -> last)
                .orElseThrow());
        rolloutBy("second", "approve", rollout);
    }

    private static String[] with(String[] first, String... more) {
        return java.util.stream.Stream.concat(List.of(first).stream(), List.of(more).stream())
                .toArray(String[]::new);
    }

    private Child cloud() throws IOException {
        return programs.start(Programs.CLOUD, "serve", "--data", at("cloud").toString(),
                "--bind", "127.0.0.1", "--port-offset", Integer.toString(offset), "--clock",
                pace.file().toString());
    }

    private Child cloudAndAgent() throws IOException {
        Child cloud = cloud();
        Files.writeString(at("token"), cloud.awaitLine(Pattern.compile("admin token (\\S+)"),
                PATIENCE).group(1));
        cloud.awaitLine(Pattern.compile("^ready"), PATIENCE);
        String token = programs.run(Programs.CLOUD, "device", "add", "hall", "--data",
                at("cloud").toString()).lines().reduce((_, last) -> last).orElseThrow();
        agent("enrol", "--cloud", "https://localhost:" + (8443 + offset), "--token", token);
        return cloud;
    }

    private void trustAnn() throws IOException {
        programs.run(Programs.CLOUD, "key", "new", at("ann.key").toString(), "--name", "ann",
                "--ring", at("ring.json").toString(), "--passphrase-file", at("passphrase")
                        .toString());
        assertThat(agent("config", "trust", "--ring", at("ring.json").toString(), "--group",
                "cellar")).contains("ann", "groups: cellar");
    }

    private AgentApi runningAgent() throws IOException {
        Child agent = programs.start(Programs.AGENT, "run", "--config", at("agent.yaml")
                .toString(), "--data", at("device").toString(), "--clock",
                pace.file()
                        .toString());
        String pin = agent.awaitLine(Pattern.compile("PIN (\\d+)"), PATIENCE).group(1);
        AgentApi api = new AgentApi("http://127.0.0.1:" + page, pin, Duration.ofSeconds(10));
        assertThat(Waiting.until(PATIENCE, () -> api.state().path("link").path("state").asText()
                .equals("online"))).as("the agent is online").isTrue();
        return api;
    }

    private void sign(int version) throws IOException {
        programs.run(Programs.CLOUD, "sign", at("new.yaml").toString(), at("signed-" + version
                + ".json").toString(), "--key", at("ann.key").toString(), "--passphrase-file",
                at("passphrase").toString(), "--number", Integer.toString(version), "--group",
                "cellar", "--days", "300");
    }

    private static boolean hasCeiling(AgentApi api, int ceiling) throws IOException {
        return api.state().path("settings").path("most").asInt() == ceiling - 1;
    }

    @Test
    void aSignedConfigurationIsRolledOutTriedKeptAndTakenBack() throws IOException {
        cloudAndAgent();
        trustAnn();
        try (AgentApi api = runningAgent()) {
            rollout("place", "hall", "--site", "house-1", "--group", "cellar");
            sign(12);
            assertThat(rollout("preview", at("signed-12.json").toString(), "--target",
                    "group=cellar")).contains("reaches 1 devices, 1 of them within reach");
            assertThat(rollout("create", at("signed-12.json").toString(), "--target",
                    "group=cellar")).contains("r1  version 12 for group=cellar: DRAFT");
            assertThatThrownBy(() -> rollout("start", "r1", "--expect", "10"))
                    .hasMessageContaining("reaches 1 devices, you expected 10, want both the same");
            approvedByASecondPerson("r1");
            rollout("start", "r1", "--expect", "1");
            assertThat(Waiting.until(PATIENCE, () -> hasCeiling(api, 27))).as("on trial").isTrue();
            assertThat(Waiting.until(PATIENCE, () -> rollout("status", "r1").contains(
                    "hall  kept  kept"))).as(rollout("status", "r1")).isTrue();
            assertThat(agent("config", "status")).contains("proven: version 12",
                    "version 12: kept");
            rollout("rollback", "r1");
            assertThat(Waiting.until(PATIENCE, () -> hasCeiling(api, 30))).as("back").isTrue();
            assertThat(agent("config", "status")).contains("proven: the installer's file",
                    "version 12: withdrawn, the operator took it back");
        }
    }

    /** Signs one with a broker that nobody is, and hands it to the running agent. */
    private void applyMistyped(int version) throws IOException {
        Files.writeString(at("new.yaml"), configuration(27).replace("thing: hall\n", "").replace(
                ":" + (8883 + offset), ":" + Ports.any()));
        sign(version);
        try {
            agent("config", "apply", at("signed-" + version + ".json").toString());
        } catch (IOException cut) {
            // The page begins anew with the new configuration and may cut its own answer.
            assertThat(cut).hasMessageContaining("no agent answers");
        }
    }

    private boolean isTakenBack(AgentApi api) throws IOException {
        return agent("config", "status").contains("proven: the installer's file") && api.state()
                .path("link").path("state").asText().equals("online") && hasCeiling(api, 30);
    }

    @Test
    void aMistypedBrokerIsTakenBackByTheDeviceItself() throws IOException {
        cloudAndAgent();
        trustAnn();
        try (AgentApi api = runningAgent()) {
            applyMistyped(13);
            assertThat(Waiting.until(PATIENCE, () -> hasCeiling(api, 27))).as("on trial").isTrue();
            Instant tried = pace.now();
            assertThat(Waiting.until(PATIENCE, () -> isTakenBack(api))).as(agent("config",
                    "status")).isTrue();
            System.out.printf("a mistyped broker is taken back after %d min%n", Duration.between(
                    tried, pace.now()).toMinutes());
            assertThat(agent("config", "status")).contains("version 13: rolled-back",
                    "tried in two rounds");
        }
    }

    @Test
    void whileTheCloudIsAwayForAllNothingIsDecidedOfAChangedLink() throws IOException {
        Child cloud = cloudAndAgent();
        trustAnn();
        try (AgentApi api = runningAgent()) {
            cloud.kill();
            applyMistyped(14);
            assertThat(Waiting.until(PATIENCE, () -> hasCeiling(api, 27))).as("on trial").isTrue();
            Instant outage = pace.now().plus(Duration.ofHours(2));
            assertThat(Waiting.until(PATIENCE, () -> pace.now().isAfter(outage))).isTrue();
            assertThat(hasCeiling(api, 27)).as("still on trial").isTrue();
            cloud().awaitLine(Pattern.compile("^ready"), PATIENCE);
            assertThat(Waiting.until(PATIENCE, () -> isTakenBack(api))).as(agent("config",
                    "status")).isTrue();
        }
    }
}
