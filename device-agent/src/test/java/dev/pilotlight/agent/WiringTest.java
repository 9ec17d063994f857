package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.http.FakeConfigurations;
import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent in this process, without a cloud. */
@Timeout(60)
class WiringTest {
    private static final String CONFIG = """
            schema: 1
            thing: hall
            hardware: {driver: house}
            control: {tick: 50ms}
            page: {host: 127.0.0.1, port: 0}
            """;

    @TempDir
    Path directory;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private static FirmwareConfig config() {
        return ConfigReader.read(CONFIG.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
    }

    private Wiring wiring(Path data) {
        return new Wiring(config(), new FakeConfigurations(), new Wiring.Place(data,
                new SystemTime()), Watchdog.NONE, failures::add);
    }

    private static Status awaitHazard(Wiring wiring, String kind) {
        while (true) {
            Status status = wiring.door().status();
            if (status.health().hazards().stream().anyMatch(hazard -> hazard.kind().equals(
                    kind))) {
                return status;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aDiskThatCannotBeUsedStopsNeitherTheControlNorThePage() throws Exception {
        Path blocked = directory.resolve("file");
        Files.writeString(blocked, "no directory");
        try (Wiring wiring = wiring(blocked.resolve("data"))) {
            wiring.awaitControlling();
            assertThat(wiring.openPage(config(), blocked.resolve("data"))).isPresent();
            wiring.startTheRest();
            Status status = awaitHazard(wiring, "storage");
            assertThat(status.health().storage()).isNotEmpty();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void twoAgentsDoNotShareADirectory() throws Exception {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, CONFIG);
        try (Tenure _ = tenure(file)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> tenure(file))
                    .hasMessageContaining("another agent runs on this directory");
        }
        tenure(file).close();
    }

    private Tenure tenure(Path file) {
        return new Tenure(file, directory, new SystemTime(), TrialRules.DEFAULTS);
    }

    @Test
    void anAgentWithoutACloudInItsConfigurationIsLocalOnlyAndSaysSo() throws Exception {
        try (Wiring wiring = wiring(directory)) {
            wiring.awaitControlling();
            assertThat(wiring.door().status().health().link().sentence()).isEqualTo(
                    "Local only: the configuration names no cloud (link.brokers)");
        }
    }
}
