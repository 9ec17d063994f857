package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.chaos.Deaths;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deaths of both programs, from the built jars. Short here; the full numbers with
 * {@code mvn -P deep verify}, which has its own limit of time.
 */
class DeathsIT {
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");

    @TempDir
    Path folder;

    @Test
    @Tag("S04")
    @Tag("S07")
    @Tag("F24")
    @Timeout(14_400)
    void deathsOfBothProgramsLoseNothingThatWasAcknowledged() throws IOException {
        Deaths.Plan plan = DEEP
                ? new Deaths.Plan(1_000, 100, 4, seed())
                : new Deaths.Plan(20, 10, 2, seed());
        try (Deaths deaths = new Deaths(plan, RealWorld.AGENT, RealWorld.CLOUD, folder.resolve(
                "street"), _ -> {})) {
            Deaths.Toll toll = deaths.play(folder.resolve("copies"));
            System.out.println(toll.table());
            Targets.write("20-kills", toll.target());
            assertThat(toll.isGood()).as(toll.table()).isTrue();
        }
    }

    private static long seed() {
        return Long.getLong("pilotlight.seed", 20_170_228L);
    }
}
