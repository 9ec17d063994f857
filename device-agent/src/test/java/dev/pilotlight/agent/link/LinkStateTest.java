package dev.pilotlight.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkStateTest {
    private static final Backoff BACKOFF = Backoff.upTo(Duration.ofSeconds(60));
    private static final Failure LOST = new Failure(Failure.Kind.LOST, "lost");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.pilotlight.agent.Seeds#fifty")
    void noWaitIsBelowATenthOfASecondOrAboveTheCap(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("SplittableRandom").create(seed);
        for (int attempt = 1; attempt < 200; attempt++) {
            assertThat(BACKOFF.wait(attempt, chance.nextDouble())).isBetween(Duration.ofMillis(
                    100), Duration.ofMillis(60_100));
        }
    }

    @Test
    void jitterIsNotLostAtTheCap() {
        assertThat(BACKOFF.wait(50, 0.1)).isEqualTo(Duration.ofMillis(6_100));
        assertThat(BACKOFF.wait(50, 0.9)).isEqualTo(Duration.ofMillis(54_100));
    }

    @Test
    void aBrokerWidensTheCapButNeverNarrowsItAndNeverBeyondAnHour() {
        assertThat(BACKOFF.widened(Duration.ofMinutes(5)).wait(50, 1.0))
                .isEqualTo(Duration.ofMillis(
                        300_100));
        assertThat(BACKOFF.widened(Duration.ofSeconds(1))).isEqualTo(BACKOFF);
        assertThat(BACKOFF.widened(Duration.ofDays(9)).cap()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @Tag("S33")
    @Tag("F07")
    void aLinkThatFlapsDoesNotResetTheBackoffAndAStableOneDoes() {
        LinkState state = LinkState.start(Duration.ZERO);
        for (int i = 1; i <= 5; i++) {
            state = state.connected(Duration.ofSeconds(10L * i)).failed(LOST, Duration.ofSeconds(
                    10L * i + 3), BACKOFF, 0.5);
            assertThat(state.failures()).isEqualTo(i);
        }
        LinkState stable = state.connected(Duration.ofSeconds(100)).failed(LOST, Duration
                .ofSeconds(161), BACKOFF, 0.5);
        assertThat(stable.failures()).isEqualTo(1);
    }

    @Test
    void whatTryingCannotMendIsTriedEachFiveMinutesUnlessAPersonAsks() {
        LinkState state = LinkState.start(Duration.ZERO).failed(new Failure(Failure.Kind.AUTH,
                "refused"), Duration.ZERO, BACKOFF, 0.5);
        assertThat(state.isDue(Duration.ofMinutes(5))).isFalse();
        assertThat(state.isDue(Duration.ofMinutes(6))).isTrue();
        assertThat(state.tryNow(Duration.ofSeconds(3)).isDue(Duration.ofSeconds(3))).isTrue();
    }
}
