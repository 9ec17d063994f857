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

    @Test
    void aStrangerWhoGuessesShutsOutNeitherThePhoneNorTheCommandLine() throws Exception {
        Gate gate = new Gate(PIN, () -> 0);
        for (int i = 0; i < 20; i++) {
            gate.offer("000000", InetAddress.getByName("192.0.2.66"));
        }
        assertThat(gate.offer("482913", InetAddress.getByName("192.0.2.7")))
                .isInstanceOf(Gate.Verdict.Open.class);
        assertThat(gate.offer("482913", InetAddress.getLoopbackAddress()))
                .isInstanceOf(Gate.Verdict.Open.class);
    }

    @Test
    void aStrangerWithManyAddressesAndARightLoginBesideGetsNoMoreGuesses() throws Exception {
        Gate gate = new Gate(PIN, () -> 0);
        int looked = 0;
        for (int i = 0; i < 200; i++) {
            gate.offer("482913", InetAddress.getByName("192.0.2.7"));
            Gate.Verdict verdict = gate.offer("000000", InetAddress.getByName("198.51.100." + i));
            looked += verdict instanceof Gate.Verdict.Wrong ? 1 : 0;
        }
        assertThat(looked).isEqualTo(Gate.FREE_FOR_ALL);
        assertThat(gate.offer("482913", InetAddress.getLoopbackAddress()))
                .isInstanceOf(Gate.Verdict.Open.class);
    }
}
