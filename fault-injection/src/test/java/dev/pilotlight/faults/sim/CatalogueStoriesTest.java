package dev.pilotlight.faults.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Outcome;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each story of the catalogue with one seed, with {@code -P deep} with three: no law breaks, and
 * the fault did occur.
 */
class CatalogueStoriesTest {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");
    private static final List<Long> SEEDS = Boolean.getBoolean("pilotlight.deep")
            ? List.of(1L, 2L, 3L)
            : List.of(1L);

    @BeforeAll
    static void whatTheProductSaysOfItsFaultsIsNoNews() {
        PRODUCT.setLevel(Level.OFF);
    }

    static Stream<String> names() {
        return Catalogue.all().stream().map(Tale::name).filter(name -> !name.equals(
                Catalogue.DRAWN));
    }

    @ParameterizedTest
    @MethodSource("names")
    void holds(String name) {
        Tale tale = Catalogue.named(name).orElseThrow();
        for (long seed : SEEDS) {
            Played played = tale.play(seed);
            Outcome outcome = played.outcome();
            assertThat(outcome.violation()).as(() -> played.report("pilotlight-faults run " + name
                    + " --seed " + outcome.seed())).isEmpty();
            assertThat(tale.unproved(outcome)).as("what did not occur with seed " + seed)
                    .isEmpty();
            assertThat(outcome.felt().lost()).as("rows lost with seed " + seed).isZero();
            assertThat(outcome.felt().back()).as("in step again with seed " + seed).isPresent();
        }
    }
}
