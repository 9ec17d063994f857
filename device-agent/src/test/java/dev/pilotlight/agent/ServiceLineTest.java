package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one line that is read without picocli. */
class ServiceLineTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"run", "run --config a.yaml", "run --data d --config a.yaml"})
    void theServicesOwnLineIsUnderstood(String line) {
        assertThat(ServiceLine.of(line.split(" "))).isPresent();
    }

    /** With their defaults, their help and their sentences about mistakes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "check", "run --help", "run --config", "run --config --data",
            "run --config=a.yaml", "run --config a.yaml --config b.yaml", "run --port 80",
            "run --data @options", "run --clock a --data d", "status --data d --config a"})
    void allOtherLinesAreLeftToTheCommands(String line) {
        assertThat(ServiceLine.of(line.isEmpty() ? new String[0] : line.split(" "))).isEmpty();
    }

    @Test
    void aStartOfTheServiceDoesNotLoadTheLibraryForCommandLines() throws Exception {
        Path said = directory.resolve("classes");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin",
                "java").toString(), "-Xlog:class+load", "-cp", System.getProperty(
                        "java.class.path"),
                Main.class.getName(), "run", "--config", directory
                        .resolve("missing.yaml").toString(),
                "--data", directory.resolve(
                        "data").toString())
                .redirectErrorStream(true).redirectOutput(
                        said.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Refusal.INPUT);
        assertThat(said).content().contains("dev.pilotlight.agent.RunCommand",
                "missing.yaml").doesNotContain("picocli.");
    }
}
