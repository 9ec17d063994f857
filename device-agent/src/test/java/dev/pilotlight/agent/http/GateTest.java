package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Pin PIN = new Pin("482913", "00");

    @Test
    void theGateOpensAgainWhenTheWaitIsOver() throws Exception {
        long[] nanos = {0};
        Gate gate = new Gate(PIN, () -> nanos[0]);
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        for (int i = 0; i < Gate.FREE_GUESSES; i++) {
            gate.offer("000000", phone);
        }
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Shut.class);
        nanos[0] += Duration.ofSeconds(31).toNanos();
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Open.class);
    }

    private static InetAddress stranger(int number) throws Exception {
        return InetAddress.getByName("198.51.100." + number);
    }

    /** As many addresses as there are, a guess each second, for ten minutes. */
    @Test
    void atMostTenGuessesAMinuteAreLookedAtWhoeverGuesses() throws Exception {
        long[] nanos = {0};
        Gate gate = new Gate(PIN, () -> nanos[0]);
        int looked = 0;
        for (int second = 0; second < 600; second++) {
            nanos[0] = Duration.ofSeconds(second).toNanos();
            Gate.Verdict verdict = gate.offer("000000", InetAddress.getByName("10.0." + second
                    / 250 + "." + second % 250));
            looked += verdict instanceof Gate.Verdict.Wrong ? 1 : 0;
        }
        assertThat(looked).isLessThanOrEqualTo(100);
    }

    @Test
    void sixteenMillionLoopbackAddressesAreOne() throws Exception {
        Gate gate = new Gate(PIN, () -> 0);
        int looked = 0;
        for (int i = 1; i < 200; i++) {
            looked += gate.offer("000000",
                    InetAddress.getByName("127.0.0." + i)) instanceof Gate.Verdict.Wrong ? 1 : 0;
        }
        assertThat(looked).isEqualTo(Gate.FREE_GUESSES);
    }

    @Test
    void oneHostThatGuessesKeepsNobodyElseOut() throws Exception {
        Gate gate = new Gate(PIN, () -> 0);
        for (int i = 0; i < 50; i++) {
            gate.offer("000000", stranger(66));
        }
        assertThat(gate.offer("482913", stranger(7))).isInstanceOf(Gate.Verdict.Open.class);
    }

    @Test
    void aCrowdThatGuessesKeepsANewcomerOutForAMinuteAtMostAndNotAfterPairing()
            throws Exception {
        long[] nanos = {0};
        Gate gate = new Gate(PIN, () -> nanos[0]);
        for (int i = 0; i < 50; i++) {
            gate.offer("000000", stranger(i));
        }
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        assertThat(gate.offer("482913", phone)).isInstanceOfSatisfying(Gate.Verdict.Shut.class,
                shut -> assertThat(shut.left()).isLessThanOrEqualTo(Duration.ofMinutes(1)));
        gate.pair();
        gate.offer("000000", stranger(200));
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Open.class);
        assertThat(gate.offer("482913", InetAddress.getByName("192.0.2.8"))).as("only one")
                .isInstanceOf(Gate.Verdict.Shut.class);
        nanos[0] += Duration.ofSeconds(61).toNanos();
        assertThat(gate.offer("482913", InetAddress.getByName("192.0.2.8"))).isInstanceOf(
                Gate.Verdict.Open.class);
    }

    @Test
    void beyondTheLinkA64IsOneSource() throws Exception {
        assertThat(GuessSource.of(InetAddress.getByName("2001:db8:1:2::a"))).isEqualTo(GuessSource
                .of(InetAddress.getByName("2001:db8:1:2::b")));
        assertThat(GuessSource.of(InetAddress.getByName("fe80::a"))).isNotEqualTo(GuessSource.of(
                InetAddress.getByName("fe80::b")));
    }
}
