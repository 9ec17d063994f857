package dev.pilotlight.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Figures;
import dev.pilotlight.faults.sim.scenario.Outcome;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Faults that a seed draws. How many seeds: {@code -Dpilotlight.seeds=N}, or as many as
 * {@code -Dpilotlight.minutes=M} allow; thousands with {@code -P deep}, which ends with figures.
 */
class SeedsTest {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    private static final int SEEDS = Integer.getInteger("pilotlight.seeds", DEEP ? 5_000 : 15);
    private static final Duration LONGEST = Duration.ofMinutes(Long.getLong("pilotlight.minutes",
            1_440));
    private static final Tale DRAWN = Catalogue.named(Catalogue.DRAWN).orElseThrow();

    @BeforeAll
    static void whatTheProductSaysOfItsFaultsIsNoNews() {
        PRODUCT.setLevel(Level.OFF);
    }

    @Test
    void aSeedIsOneHistory() {
        Outcome one = DRAWN.play(7).outcome();
        assertThat(DRAWN.play(7).outcome()).isEqualTo(one);
        assertThat(DRAWN.play(8).outcome().hash()).isNotEqualTo(one.hash());
    }

    @Test
    void drawnFaultsBreakNoLaw() throws IOException {
        List<String> broken = new ArrayList<>();
        Figures figures = new Figures();
        long begun = System.nanoTime();
        for (long seed = 1; seed <= SEEDS && System.nanoTime() - begun < LONGEST
                .toNanos(); seed++) {
            Played played = DRAWN.play(seed);
            figures.add(played);
            if (played.outcome().violation().isPresent()) {
                broken.add(played.report("pilotlight-faults run drawn --seed " + seed));
            }
        }
        if (DEEP) {
            System.out.println(figures.table());
            Path folder = Files.createDirectories(Path.of("target", "targets"));
            Files.writeString(folder.resolve("30-simulation.md"),
                    "| simulation | laws hold whatever is drawn | " + figures.summary() + " |\n");
        }
        assertThat(broken).as(figures.summary()).isEmpty();
    }
}
