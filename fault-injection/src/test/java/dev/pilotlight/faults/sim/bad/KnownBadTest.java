package dev.pilotlight.faults.sim.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulation can fail: each known-bad variant of the product is caught, by the law that is
 * there for it, within a stated number of seeds; and the product as it is passes the same seeds.
 */
class KnownBadTest {
    private static final Logger LOG = LoggerFactory.getLogger(KnownBadTest.class);
    private static final Workshop WORKSHOP = new Workshop();
    private static final Map<String, String> AS_IT_IS = new HashMap<>();
    private static final List<String> TABLE = new ArrayList<>();

    static List<Variant> variants() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void isCaught(Variant variant) throws Exception {
        LongFunction<String> bad = new OtherProduct(WORKSHOP.compile(variant.patch())).playing(
                variant.tale());
        String caught = "";
        long seed = 0;
        while (caught.isEmpty() && seed < variant.seeds()) {
            seed++;
            assertThat(asItIs(variant.tale(), seed)).as("%s, seed %d, unpatched", variant.tale(),
                    seed).isEmpty();
            caught = bad.apply(seed);
        }
        assertThat(caught).as("%s within %d seeds of %s", variant, variant.seeds(), variant.tale())
                .startsWith(variant.law() + ",");
        TABLE.add("%-42s %-4s seed %d of %d  %s".formatted(variant, variant.law(), seed, variant
                .seeds(), caught));
    }

    private static String asItIs(Tale tale, long seed) {
        return AS_IT_IS.computeIfAbsent(tale + " " + seed, _ -> new Playing(tale.name()).apply(
                seed));
    }

    @Test
    void thereAreAtLeastFifteen() {
        assertThat(Catalogue.all()).hasSizeGreaterThanOrEqualTo(15).extracting(Variant::name)
                .doesNotHaveDuplicates();
    }

    @AfterAll
    static void print() throws IOException {
        WORKSHOP.close();
        LOG.info("known-bad variants caught:\n{}", String.join("\n", TABLE));
    }
}
