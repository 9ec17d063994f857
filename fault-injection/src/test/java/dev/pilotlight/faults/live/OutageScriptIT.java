package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The story of 28 February 2017, from the built jars, exactly as the command runs it. */
@Order(1)
class OutageScriptIT {

    @Test
    @Tag("F14")
    void theOutageOfFebruary2017BreaksNoLaw() throws IOException {
        Path data = RealWorld.TARGET.resolve("outage");
        try (Child script = Child.start("outage", RealWorld.TARGET.resolve("outage.log"),
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar", RealWorld.FAULTS.toString(), "outage", "--agent",
                        RealWorld.AGENT.toString(), "--cloud", RealWorld.CLOUD.toString(),
                        "--data", data.toString()))) {
            int code = script.awaitExit(Duration.ofMinutes(6)).orElse(-1);
            String said = String.join("\n", script.lines());
            System.out.println(said);
            assertThat(code).as(said).isZero();
        }
        assertThat(Files.readString(RealWorld.TARGET.resolve("outage.html")))
                .contains("Every tested law held");
        for (String log : new String[]{"agent.log", "cloud.log"}) {
            assertThat(Files.readString(data.resolve(log))).as(log)
                    .doesNotContain("\tat dev.pilotlight", "Exception in thread");
        }
    }
}
