package dev.pilotlight.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.seeds.SeedRuns;
import dev.pilotlight.faults.seeds.SeedRuns.Orders;
import dev.pilotlight.faults.sim.fault.Draw;
import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Outcome;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Setup;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Faults that a seed draws, two worlds at once: {@value #USUAL} seeds, which go through every pair
 * of kinds of faults, or as many as begin within two minutes. {@code -Dpilotlight.seeds=N} plays
 * others, {@code -Dpilotlight.minutes=M} gives them another time; with {@code -P deep} it is ten
 * minutes, and figures at the end.
 */
class SeedsTest {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    private static final int USUAL = 330;
    private static final int SEEDS = Integer.getInteger("pilotlight.seeds", DEEP
            ? 1_000_000
            : USUAL);
    private static final Duration LONGEST = Duration.ofMinutes(Long.getLong("pilotlight.minutes",
            DEEP ? 10 : 2));
    private static final int THREADS = 2;
    /** Each of these is played some dozen times more, to find the faults that are needed. */
    private static final int MOST_REPORTS = 3;
    private static final Tale DRAWN = Catalogue.named(Catalogue.DRAWN).orElseThrow();

    @BeforeAll
    static void whatTheProductSaysOfItsFaultsIsNoNews() {
        PRODUCT.setLevel(Level.OFF);
    }

    @Test
    void aSeedIsOneHistoryHoweverManyArePlayedBesideIt() throws InterruptedException {
        Outcome alone = DRAWN.play(7).outcome();
        List<Outcome> together = new ArrayList<>();
        new SeedRuns(new Orders(List.of(DRAWN), 7, 2, LONGEST, THREADS), (_, played) -> together
                .add(played.outcome())).play();
        assertThat(together).hasSize(2).contains(alone).extracting(Outcome::hash)
                .doesNotHaveDuplicates();
    }

    @Test
    void theUsualSeedsGoThroughEveryPairOfKinds() {
        assertThat(new Draw(2, 2, Setup.SENSORS, Duration.ofHours(1)).pairs())
                .isLessThanOrEqualTo(USUAL * Draw.PAIRS_A_SEED);
    }

    @Test
    void drawnFaultsBreakNoLaw() throws IOException, InterruptedException {
        SortedMap<Long, Played> broken = new TreeMap<>();
        SeedRuns runs = new SeedRuns(new Orders(List.of(DRAWN), 1, SEEDS, LONGEST, THREADS),
                (_, played) -> played.outcome().violation().ifPresent(_ -> broken.put(played
                        .outcome().seed(), played)));
        runs.play();
        LoggerFactory.getLogger(SeedsTest.class).info("drawn faults: {}", runs.summary());
        if (DEEP) {
            keep(runs);
        }
        assertThat(broken.values().stream().limit(MOST_REPORTS).map(played -> played.report(
                "pilotlight-faults run drawn --seed " + played.outcome().seed()))).as(
                        "%s; broken with the seeds %s", runs.summary(), broken.keySet())
                .isEmpty();
    }

    private static void keep(SeedRuns runs) throws IOException {
        System.out.println(runs.table());
        Path folder = Files.createDirectories(Path.of("target", "targets"));
        Files.writeString(folder.resolve("30-simulation.md"),
                "| simulation | laws hold whatever is drawn | " + runs.summary() + " |\n");
    }
}
