package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.appliance.Program;
import dev.pilotlight.faults.appliance.Ticks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code pilotlight-faults lateness}: that it measures. How late a tick may be is
 * asked on a quiet machine, for minutes.
 */
class TicksIT {
    @TempDir
    Path directory;

    @Test
    void theAgentAndABareLoopAreMeasuredSideBySideWhileTheLinkSuffers() throws Exception {
        List<String> said = new ArrayList<>();
        List<String> bare = List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-jar", RealWorld.FAULTS.toString(), "bare-loop");
        new Ticks(Program.unpackaged(RealWorld.AGENT), bare, directory, said::add).measure(
                RealWorld.CLOUD, List.of(Duration.ofMillis(10), Duration.ofMillis(100)), 1,
                Duration.ofSeconds(15));
        assertThat(said).hasSize(3);
        assertThat(said.get(1)).matches("ticks of 10 ms, late by ms:  p50 [0-9.]+ \\(bare loop"
                + " [0-9.]+\\).*worst [0-9.]+ \\(bare loop [0-9.]+\\)");
        assertThat(said.get(2)).startsWith("ticks of 100 ms");
    }
}
