package dev.pilotlight.faults.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final int PORT = 7_800;

    @TempDir
    Path folder;

    /** Another process of this project, whose cloud is dead just now. */
    static final class Other {
        private Other() {}

        public static void main(String[] none) throws IOException, InterruptedException {
            System.out.println("offset " + Ports.freeOffset(PORT));
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void theDeadCloudsPortsAreNotTakenByAnotherRunOfTheTests() throws Exception {
        int own = Ports.freeOffset(PORT);
        try (Child other = Child.start("other", folder.resolve("other.log"), List.of(Path.of(System
                .getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
                        "java.class.path"),
                Other.class.getName()))) {
            String theirs = other.awaitLine(Pattern.compile("offset (\\d+)"), Duration.ofSeconds(
                    60)).group(1);
            assertThat(Integer.parseInt(theirs)).isNotEqualTo(own);
        }
        assertThat(Ports.freeOffset(PORT)).as("the same process, again").isEqualTo(own);
    }
}
