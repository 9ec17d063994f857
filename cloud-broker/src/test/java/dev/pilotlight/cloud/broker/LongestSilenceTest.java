package dev.pilotlight.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongestSilenceTest {
    private static final LongestSilence RULE = new LongestSilence(1200);

    @Test
    void whoAsksForNoKeepAliveOrAnHourIsHeldToTwentyMinutes() {
        assertThat(RULE.bounded(0)).isEqualTo(1200);
        assertThat(RULE.bounded(3600)).isEqualTo(1200);
        assertThat(RULE.bounded(65_535)).isEqualTo(1200);
    }

    @Test
    void whoAsksForLessGetsIt() {
        assertThat(RULE.bounded(1)).isEqualTo(1);
        assertThat(RULE.bounded(1200)).isEqualTo(1200);
    }
}
