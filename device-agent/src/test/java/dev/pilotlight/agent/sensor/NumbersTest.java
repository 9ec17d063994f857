package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NumbersTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("temp1_input"), text);
    }

    @Test
    void hwmonAndIioTellThousandthsOfADegree() throws IOException {
        assertThat(new NumberFile(file("21375\n"), 1_000).read().temperature().milliC()).isEqualTo(
                21_375);
        assertThat(new NumberFile(file("-4.25"), 1).read().temperature().milliC()).isEqualTo(
                -4_250);
    }

    @Test
    void aFileThatSaysNoTemperatureSaysWhy() throws IOException {
        assertThatThrownBy(new NumberFile(file(""), 1)::read).hasMessage(
                "says nothing, want a number");
        assertThatThrownBy(new NumberFile(file("warm"), 1)::read).hasMessage("says no number");
        assertThatThrownBy(new NumberFile(file("1e9"), 1)::read).hasMessage(
                "says 1e9, which is no temperature");
        assertThatThrownBy(new NumberFile(directory.resolve("none"), 1)::read).hasMessage(
                "has no file " + directory.resolve("none"));
    }

    @Test
    void aCommandPrintsOneNumber() throws IOException {
        assertThat(new NumberCommand("echo 19.5").read().temperature().milliC()).isEqualTo(19_500);
    }

    @Test
    void aCommandThatFailsOrHangsSaysSo() {
        assertThatThrownBy(new NumberCommand("echo 19.5; exit 3")::read).hasMessage(
                "has a command that failed with 3");
        assertThatThrownBy(new NumberCommand("sleep 1000", Duration.ofSeconds(1))::read)
                .hasMessage("has a command that does not end within 1 s");
    }
}
