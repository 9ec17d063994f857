package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {
    @Test
    void eachTickFallsIntoTheFirstClassThatHoldsIt() {
        Lateness lateness = Lateness.NONE.with(Duration.ZERO).with(Duration.ofMillis(1)).with(
                Duration.ofNanos(1_000_001)).with(Duration.ofHours(1));
        assertThat(lateness.atMost(0)).isEqualTo(2);
        assertThat(lateness.atMost(1)).isEqualTo(3);
        assertThat(lateness.atMost(Lateness.BOUNDS.size() - 1)).isEqualTo(3);
        assertThat(lateness.total()).isEqualTo(4);
        assertThat(Lateness.NONE.total()).isZero();
    }
}
