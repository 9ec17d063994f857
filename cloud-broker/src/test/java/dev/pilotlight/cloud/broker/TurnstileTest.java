package dev.pilotlight.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private Duration now = Duration.ofHours(1);
    private final Turnstile turnstile = new Turnstile(() -> now);

    private int connects(String client, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += turnstile.connects(client) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void aFloodOfConnectsIsCutToTheBurstAndThenOneASecond() {
        assertThat(connects("a", 100)).isEqualTo(Turnstile.CONNECTS_BURST);
        now = now.plusSeconds(3);
        assertThat(connects("a", 100)).isEqualTo(3);
    }

    @Test
    void oneDevicesFloodLeavesAnotherAlone() {
        connects("a", 100);
        assertThat(turnstile.connects("b")).isTrue();
    }

    @Test
    void twoClientsWithOneIdentityTakeOverOnceInFiveSeconds() {
        assertThat(turnstile.connects("a")).isTrue();
        turnstile.connected("a");
        assertThat(turnstile.connects("a")).isTrue();
        assertThat(turnstile.connects("a")).isFalse();
        now = now.plus(Turnstile.TAKEOVER_EVERY);
        assertThat(turnstile.connects("a")).isTrue();
    }

    @Test
    void comingBackAfterAGoodbyeIsNoTakeover() {
        for (int i = 0; i < 5; i++) {
            assertThat(turnstile.connects("a")).isTrue();
            turnstile.connected("a");
            turnstile.disconnected("a");
        }
    }

    @Test
    void aBurstOfMessagesPassesAndAFloodIsSpreadInOrder() {
        Duration last = Duration.ZERO;
        for (int i = 0; i < Turnstile.MESSAGES_BURST; i++) {
            assertThat(turnstile.delay("a")).isZero();
        }
        for (int i = 0; i < 50; i++) {
            Duration delay = turnstile.delay("a");
            assertThat(delay).isGreaterThan(last);
            last = delay;
        }
        assertThat(last).isEqualTo(Turnstile.MESSAGE_EVERY.multipliedBy(50));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(turnstile.delay("a")).isZero();
    }
}
