package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's configuration on its whole way: key, signature, roll-out, trial, roll-back. */
class RollOutIT {
    private static final Duration PATIENCE = OperatedCloud.PATIENCE;
    /** Half an hour of trial in six seconds. */
    private static final double SPEED = 300;

    @TempDir
    Path folder;

    private OperatedCloud parts;

    @BeforeEach
    void begin() throws IOException {
        parts = new OperatedCloud(folder, "hall", SPEED);
    }

    @AfterEach
    void end() {
        parts.close();
    }

    @Test
    void aSignedConfigurationIsRolledOutTriedKeptAndTakenBack() throws IOException {
        parts.cloudAndAgent();
        parts.trustAnn();
        try (AgentApi api = parts.runningAgent()) {
            parts.rollout("place", "hall", "--site", "house-1", "--group", "cellar");
            parts.sign(12);
            assertThat(parts.rollout("preview", parts.signed(12), "--target",
                    "group=cellar")).contains("reaches 1 devices, 1 of them within reach");
            assertThat(parts.rollout("create", parts.signed(12), "--target",
                    "group=cellar")).contains("r1  version 12 for group=cellar: DRAFT");
            assertThatThrownBy(() -> parts.rollout("start", "r1", "--expect", "10"))
                    .hasMessageContaining("reaches 1 devices, you expected 10, want both the same");
            parts.approvedByASecondPerson("r1", 1);
            parts.rollout("start", "r1", "--expect", "1");
            assertThat(Waiting.until(PATIENCE, () -> OperatedCloud.hasCeiling(api, 27)))
                    .as("on trial").isTrue();
            assertThat(Waiting.until(PATIENCE, () -> parts.rollout("status", "r1").contains(
                    "hall  kept  kept"))).as(parts.rollout("status", "r1")).isTrue();
            assertThat(parts.agent("config", "status")).contains("proven: version 12",
                    "version 12: kept");
            parts.rollout("rollback", "r1");
            assertThat(Waiting.until(PATIENCE, () -> OperatedCloud.hasCeiling(api, 30))).as("back")
                    .isTrue();
            assertThat(parts.agent("config", "status")).contains("proven: the installer's file",
                    "version 12: withdrawn, the operator took it back");
        }
    }

    /** Signs one with a broker that nobody is, and hands it to the running agent. */
    private void applyMistyped(int version) throws IOException {
        parts.write(Ports.any());
        parts.sign(version);
        try {
            parts.agent("config", "apply", parts.signed(version));
        } catch (IOException cut) {
            // The page begins anew with the new configuration and may cut its own answer.
            assertThat(cut).hasMessageContaining("no agent answers");
        }
    }

    @Test
    void aMistypedBrokerIsTakenBackByTheDeviceItself() throws IOException {
        parts.cloudAndAgent();
        parts.trustAnn();
        try (AgentApi api = parts.runningAgent()) {
            applyMistyped(13);
            assertThat(Waiting.until(PATIENCE, () -> OperatedCloud.hasCeiling(api, 27)))
                    .as("on trial").isTrue();
            Instant tried = parts.pace().now();
            assertThat(Waiting.until(PATIENCE, () -> parts.isTakenBack(api)))
                    .as(parts.agent("config",
                            "status"))
                    .isTrue();
            System.out.printf("a mistyped broker is taken back after %d min%n", Duration.between(
                    tried, parts.pace().now()).toMinutes());
            assertThat(parts.agent("config", "status")).contains("version 13: rolled-back",
                    "tried in two rounds");
        }
    }

    @Test
    void whileTheCloudIsAwayForAllNothingIsDecidedOfAChangedLink() throws IOException {
        Child cloud = parts.cloudAndAgent();
        parts.trustAnn();
        try (AgentApi api = parts.runningAgent()) {
            cloud.kill();
            applyMistyped(14);
            assertThat(Waiting.until(PATIENCE, () -> OperatedCloud.hasCeiling(api, 27)))
                    .as("on trial").isTrue();
            Instant outage = parts.pace().now().plus(Duration.ofHours(2));
            assertThat(Waiting.until(PATIENCE, () -> parts.pace().now().isAfter(outage))).isTrue();
            assertThat(OperatedCloud.hasCeiling(api, 27)).as("still on trial").isTrue();
            parts.cloud().awaitLine(Pattern.compile("^ready"), PATIENCE);
            assertThat(Waiting.until(PATIENCE, () -> parts.isTakenBack(api)))
                    .as(parts.agent("config",
                            "status"))
                    .isTrue();
        }
    }
}
