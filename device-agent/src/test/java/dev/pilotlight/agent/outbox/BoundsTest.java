package dev.pilotlight.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void aMonthOfTenSecondPointsFits() {
        Bounds bounds = Bounds.of(Duration.ofDays(30), Duration.ofSeconds(10));
        assertThat(bounds.rows()).isEqualTo(259_200);
        assertThat(bounds.oldestToThin(259_200)).isZero();
    }

    @Test
    void thinningBringsTheOutboxBackWithinItsBound() {
        Bounds bounds = new Bounds(1_000);
        for (long waiting = 1_001; waiting < 5_000; waiting++) {
            long thinned = Math.min(waiting, bounds.oldestToThin(waiting)) / 2;
            assertThat(waiting - thinned).isLessThanOrEqualTo(Math.max(1_000, waiting - waiting
                    / 2));
        }
    }
}
