package dev.pilotlight.faults.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void aWaitLastsAtLeastAsLongAsOnAQuietMachineAndEnds() {
        long before = System.nanoTime();
        Patience patience = Patience.of(Duration.ofMillis(50));
        assertThat(patience.isOver()).isFalse();
        while (!patience.isOver()) {
            Thread.onSpinWait();
        }
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000);
        assertThat(patience.leftNanos()).isLessThanOrEqualTo(0);
    }

    @Test
    void aMachineIsNeverFasterThanAQuietOneAndNeverEndlesslySlow() {
        assertThat(Patience.slowness()).isBetween(1.0, 12.0);
    }
}
