package dev.pilotlight.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What must not get in does not, and each is told why. */
class HostileBundlesTest {
    @Test
    void noneIsAcceptedAndEveryReasonIsGivenSomewhere() {
        List<HostileBundles.Row> rows = HostileBundles.offered();
        assertThat(rows.getFirst().accepted()).isEqualTo(1);
        assertThat(rows.stream().skip(1)).allSatisfy(row -> {
            assertThat(row.accepted()).as(row.kind()).isZero();
            assertThat(row.reasons()).as(row.kind()).isNotEmpty();
        });
        Set<String> reasons = new TreeSet<>();
        rows.forEach(row -> reasons.addAll(row.reasons().keySet()));
        assertThat(reasons).hasSize(17);
    }
}
