package dev.pilotlight.agent.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a clock is believed that somebody or something sets. */
class ClockJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T22:00:00Z");
    private static final Instant LIE = Instant.parse("2037-01-01T00:00:00Z");
    @TempDir
    Path root;

    private Path synced(Instant at) throws Exception {
        Path file = Files.createDirectories(root.resolve("run/systemd/timesync")).resolve(
                "synchronized");
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Test
    void aClockThatJumpsTo2037IsNotTrustedUntilATimeServiceSaysSo() throws Exception {
        synced(NOW);
        ClockJudge judge = new ClockJudge(() -> false, root);
        assertThat(judge.judge(NOW, false)).isEqualTo(ClockTrust.TRUSTED);
        assertThat(ClockJudge.now(ClockTrust.TRUSTED, ClockJudge.isStep(NOW, LIE), LIE)).isEqualTo(
                ClockTrust.DRIFTING);
        assertThat(judge.judge(LIE, true)).isEqualTo(ClockTrust.DRIFTING);
        assertThat(judge.judge(LIE, false)).isEqualTo(ClockTrust.DRIFTING);
        synced(NOW.plusSeconds(90));
        assertThat(judge.judge(NOW.plusSeconds(90), true)).as("a new word came with the step back")
                .isEqualTo(ClockTrust.TRUSTED);
    }

    @Test
    void aClockThatTheKernelVouchesForMayJump() {
        assertThat(new ClockJudge(() -> true, root).judge(NOW, true)).isEqualTo(
                ClockTrust.TRUSTED);
    }

    @Test
    void aClockThatDriftsDoesNotStep() {
        assertThat(ClockJudge.isStep(NOW, NOW.plus(Duration.ofSeconds(30)))).isFalse();
    }
}
