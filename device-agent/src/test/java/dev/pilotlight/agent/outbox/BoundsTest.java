package dev.pilotlight.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void aMonthOfTenSecondPointsFits() {
        Bounds bounds = Bounds.of(Duration.ofDays(30), Duration.ofSeconds(10));
        assertThat(bounds.rows()).isEqualTo(259_200);
        assertThat(bounds.excessRows(259_200)).isZero();
        assertThat(bounds.excessOfBytes(60L << 20, 259_200)).isZero();
    }

    @Test
    void thinningBringsTheOutboxBackWithinItsBound() {
        Bounds bounds = new Bounds(1_000, 1 << 20);
        for (long waiting = 1_001; waiting < 5_000; waiting++) {
            long thinned = Math.min(waiting, bounds.oldestToThin(bounds.excessRows(waiting))) / 2;
            assertThat(waiting - thinned).isLessThanOrEqualTo(Math.max(1_000, waiting - waiting
                    / 2));
        }
    }

    @Test
    void aFileThatIsTooLargeLosesSoManyReadingsThatItFitsAgain() {
        Bounds bounds = new Bounds(100_000, 1_000_000);
        for (long used = 1_000_001; used < 3_000_000; used += 100_003) {
            long left = 5_000 - bounds.excessOfBytes(used, 5_000);
            assertThat(left * used / 5_000).isBetween(900_000L, 1_000_000L);
        }
        assertThat(bounds.excessOfBytes(9_000_000, 0)).isZero();
    }
}
