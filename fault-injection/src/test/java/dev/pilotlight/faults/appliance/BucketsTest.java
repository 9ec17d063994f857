package dev.pilotlight.faults.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final String METRICS = """
            pilotlight_tick_worst_lateness_seconds 0.0042
            # TYPE pilotlight_tick_lateness_seconds histogram
            pilotlight_tick_lateness_seconds_bucket{le="0.001"} 600
            pilotlight_tick_lateness_seconds_bucket{le="0.002"} 990
            pilotlight_tick_lateness_seconds_bucket{le="0.005"} 1000
            pilotlight_tick_lateness_seconds_bucket{le="+Inf"} 1000
            pilotlight_tick_lateness_seconds_count 1000
            """;

    @Test
    void aFigureIsTheUpperEndOfItsClassAndNeverMoreThanTheWorst() throws Exception {
        assertThat(Buckets.of(METRICS).figures()).containsExactly(1, 2, 4.2, 4.2);
    }

    @Test
    void anAgentThatDoesNotTellIsNoPunctualAgent() {
        assertThatThrownBy(() -> Buckets.of("nothing")).isInstanceOf(IOException.class)
                .hasMessageContaining("lack");
    }
}
