package dev.pilotlight.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.broker.Turnstile.Admission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private Duration now = Duration.ofHours(1);
    private final Turnstile turnstile = new Turnstile(() -> now);

    private int connects(String client, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += turnstile.connects(client) == Admission.WELCOME ? 1 : 0;
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
        assertThat(turnstile.connects("b")).isEqualTo(Admission.WELCOME);
    }

    @Test
    void twoClientsWithOneIdentityTakeOverOnceInFiveSeconds() {
        assertThat(turnstile.connects("a")).isEqualTo(Admission.WELCOME);
        turnstile.connected("a");
        assertThat(turnstile.connects("a")).isEqualTo(Admission.WELCOME);
        assertThat(turnstile.connects("a")).isEqualTo(Admission.ALARMING);
        assertThat(turnstile.connects("a")).isEqualTo(Admission.CONTESTED);
        now = now.plus(Turnstile.TAKEOVER_EVERY);
        assertThat(turnstile.connects("a")).isEqualTo(Admission.WELCOME);
    }

    @Test
    void comingBackAfterAGoodbyeIsNoTakeover() {
        for (int i = 0; i < 5; i++) {
            assertThat(turnstile.connects("a")).isEqualTo(Admission.WELCOME);
            turnstile.connected("a");
            turnstile.disconnected("a");
        }
    }

    private long delay(String client, int bytes) {
        return turnstile.delay(client, bytes).orElseThrow();
    }

    @Test
    void aBurstOfMessagesPassesAndAFloodIsSpreadInOrder() {
        long last = 0;
        for (int i = 0; i < Turnstile.MESSAGES_BURST; i++) {
            assertThat(delay("a", 100)).isZero();
        }
        for (int i = 0; i < 50; i++) {
            long delay = delay("a", 100);
            assertThat(delay).isGreaterThan(last);
            last = delay;
        }
        assertThat(last).isEqualTo(Turnstile.MESSAGE_EVERY.multipliedBy(50).toNanos());
        now = now.plus(Duration.ofMinutes(1));
        assertThat(delay("a", 100)).isZero();
    }

    @Test
    void aLongMessageCountsAsOftenAsItIsLong() {
        for (int i = 0; i < Turnstile.MESSAGES_BURST / 16; i++) {
            assertThat(delay("a", 64_000)).isZero();
        }
        delay("a", 64_000);
        assertThat(delay("a", 100)).isPositive();
        assertThat(delay("b", 64_000)).isZero();
    }

    @Test
    void whoIsTooFarBehindIsSentAway() {
        int taken = 0;
        while (turnstile.delay("a", 0).isPresent()) {
            taken++;
        }
        assertThat(taken).isBetween(440, 460);
    }

    @Test
    void allDevicesTogetherAreHeldToWhatTheStoreTakes() {
        for (int i = 0; i < Turnstile.MESSAGES_OF_ALL_BURST; i++) {
            assertThat(delay("device-" + i % 1000, 100)).isZero();
        }
        assertThat(delay("another", 100)).isPositive();
    }
}
