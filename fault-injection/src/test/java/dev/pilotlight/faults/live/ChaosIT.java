package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.chaos.Chaos;
import dev.pilotlight.faults.chaos.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random link faults, between the built jars. Short here; the full number with
 * {@code mvn -P deep verify}, which has its own limit of time.
 */
class ChaosIT {
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");

    @TempDir
    Path folder;

    @Test
    @Tag("S01")
    @Tag("S02")
    @Tag("S06")
    @Tag("S07")
    @Tag("S08")
    @Tag("S14")
    @Tag("S32")
    @Tag("S34")
    @Tag("F03")
    @Tag("F04")
    @Tag("F05")
    @Tag("F06")
    @Timeout(14_400)
    void randomLinkFaultsLoseNothingAndAreShownAndMendedInTime() throws IOException {
        Chaos.Plan plan = DEEP
                ? new Chaos.Plan(300, Optional.empty(), 12, seed(), Duration.ofSeconds(60))
                : new Chaos.Plan(20, Optional.empty(), 5, seed(), Duration.ofSeconds(3));
        try (Chaos chaos = new Chaos(plan, RealWorld.AGENT, RealWorld.CLOUD, folder.resolve(
                "street"), _ -> {})) {
            Report report = chaos.play(folder.resolve("copies"));
            System.out.println(report.table());
            Targets.write("10-chaos", report.target());
            assertThat(report.isGood()).as(report.table()).isTrue();
        }
    }

    private static long seed() {
        return Long.getLong("pilotlight.seed", 20_170_228L);
    }
}
