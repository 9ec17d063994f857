package dev.pilotlight.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.faults.demo.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void whatItSaysCanBeWaitedForAndIsKeptInTheLog() throws IOException {
        try (Child child = shell("echo PIN 123456; echo oops >&2; exec sleep 60")) {
            assertThat(child.awaitLine(Pattern.compile("PIN (\\d+)"), SOON).group(1))
                    .isEqualTo("123456");
            child.awaitLine(Pattern.compile("oops"), SOON);
            assertThat(Files.readString(folder.resolve("child.log"))).contains("PIN", "oops");
        }
    }

    @Test
    void aProgramThatEndsEarlyIsReportedWithItsLastWords() throws IOException {
        try (Child child = shell("echo the port is taken; exit 3")) {
            assertThatThrownBy(() -> child.awaitLine(Pattern.compile("ready"), SOON))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the port is taken").hasMessageContaining("ended");
            assertThat(child.awaitExit(SOON)).contains(3);
        }
    }

    @Test
    void aFrozenChildIsAliveAndStillCanBeKilled() throws IOException {
        try (Child child = shell("echo here; exec sleep 60")) {
            child.awaitLine(Pattern.compile("here"), SOON);
            child.freeze();
            // The kernel stops it when it gets to it, which may be a moment later.
            assertThat(Waiting.until(SOON, () -> state(child).equals("T"))).isTrue();
            child.thaw();
            assertThat(Waiting.until(SOON, () -> !state(child).equals("T"))).isTrue();
            child.freeze();
            child.kill();
            assertThat(child.isAlive()).isFalse();
        }
    }

    private Child shell(String script) throws IOException {
        return Child.start("child", folder.resolve("child.log"), List.of("sh", "-c", script));
    }

    /** The one letter that the kernel keeps for a process: T is stopped. */
    private static String state(Child child) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }
}
