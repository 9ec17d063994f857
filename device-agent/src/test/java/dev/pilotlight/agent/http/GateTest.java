package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Pin PIN = new Pin("482913", "00");
    private static final Duration MONTH = Duration.ofDays(30);

    private final long[] nanos = {0};
    private final Gate gate = new Gate(PIN, new Sessions(Optional.empty(), this::wall),
            () -> nanos[0], this::wall);

    private Instant wall() {
        return Instant.parse("2017-02-28T12:00:00Z").plusNanos(nanos[0]);
    }

    private void pass(Duration time) {
        nanos[0] += time.toNanos();
    }

    private static Request request(InetAddress from, String token) {
        return new Request("POST", URI.create("/api/v1/session"), name -> name.equals("Cookie")
                ? Optional.of("pilotlight=" + token)
                : Optional.empty(), from, new byte[0]);
    }

    private String token(InetAddress from) {
        return gate.login("482913", request(from, "")) instanceof Gate.Verdict.Open(String token)
                ? token
                : "";
    }

    @Test
    void theGateOpensAgainWhenTheWaitIsOver() throws Exception {
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        for (int i = 0; i < Gate.FREE_GUESSES; i++) {
            gate.offer("000000", phone);
        }
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Later.class);
        nanos[0] += Duration.ofSeconds(31).toNanos();
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Open.class);
    }

    private static InetAddress stranger(int number) throws Exception {
        return InetAddress.getByName("198.51.100." + number);
    }

    /** As many addresses as there are, a guess each second, for ten minutes. */
    @Test
    void atMostTenGuessesAMinuteAreLookedAtWhoeverGuesses() throws Exception {
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
        int looked = 0;
        for (int i = 1; i < 200; i++) {
            looked += gate.offer("000000",
                    InetAddress.getByName("127.0.0." + i)) instanceof Gate.Verdict.Wrong ? 1 : 0;
        }
        assertThat(looked).isEqualTo(Gate.FREE_GUESSES);
    }

    @Test
    void oneHostThatGuessesKeepsNobodyElseOut() throws Exception {
        for (int i = 0; i < 50; i++) {
            gate.offer("000000", stranger(66));
        }
        assertThat(gate.offer("482913", stranger(7))).isInstanceOf(Gate.Verdict.Open.class);
    }

    @Test
    void aCrowdThatGuessesKeepsANewcomerOutForAMinuteAtMostAndNotAfterPairing()
            throws Exception {
        for (int i = 0; i < 50; i++) {
            gate.offer("000000", stranger(i));
        }
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        assertThat(gate.offer("482913", phone)).isInstanceOfSatisfying(Gate.Verdict.Later.class,
                shut -> assertThat(shut.left()).isLessThanOrEqualTo(Duration.ofMinutes(1)));
        gate.pair();
        gate.offer("000000", stranger(200));
        pass(Duration.ofSeconds(5));
        assertThat(gate.offer("482913", phone)).isInstanceOf(Gate.Verdict.Open.class);
        assertThat(gate.offer("482913", InetAddress.getByName("192.0.2.8"))).as("only one")
                .isInstanceOf(Gate.Verdict.Later.class);
        pass(Duration.ofSeconds(66));
        assertThat(gate.offer("482913", InetAddress.getByName("192.0.2.8"))).isInstanceOf(
                Gate.Verdict.Open.class);
    }

    /** Forty addresses that ask again and again, and a newcomer who comes when it is told to. */
    @Test
    void whoHasNotGuessedGoesBeforeThoseWhoHave() throws Exception {
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        int looked = 0;
        Instant told = wall();
        Gate.Verdict verdict = new Gate.Verdict.Wrong();
        for (int i = 0; i < 1_200 && !(verdict instanceof Gate.Verdict.Open); i++) {
            pass(Duration.ofMillis(500));
            for (int guess = 0; guess < 40; guess++) {
                looked += gate.offer("000000", stranger(guess)) instanceof Gate.Verdict.Wrong
                        ? 1
                        : 0;
            }
            if (i > 8 && !wall().isBefore(told)) {
                verdict = gate.offer("482913", phone);
                told = verdict instanceof Gate.Verdict.Later(Duration left)
                        ? wall().plus(left)
                        : told;
            }
        }
        assertThat(verdict).isInstanceOf(Gate.Verdict.Open.class);
        assertThat(Duration.ofNanos(nanos[0])).isLessThanOrEqualTo(Duration.ofMinutes(6));
        assertThat(looked).isLessThanOrEqualTo(60);
    }

    @Test
    void aBrowserThatWasHereIsInAtOnceWhileStrangersGuess() throws Exception {
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        String token = token(phone);
        pass(MONTH.multipliedBy(4));
        assertThat(gate.isOpen(request(phone, token))).as("a session ends").isFalse();
        for (int i = 0; i < 50; i++) {
            gate.offer("000000", stranger(i));
            gate.offer("000000", phone);
        }
        assertThat(gate.login("482913", request(phone, ""))).isInstanceOf(
                Gate.Verdict.Later.class);
        assertThat(gate.login("482913", request(phone, token))).isInstanceOf(
                Gate.Verdict.Open.class);
    }

    @Test
    void aStolenTokenGuessesNoFasterThanAStranger() throws Exception {
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        String token = token(phone);
        int looked = 0;
        for (int second = 0; second < 600; second++) {
            pass(Duration.ofSeconds(1));
            looked += gate.login("000000", request(phone, token)) instanceof Gate.Verdict.Wrong
                    ? 1
                    : 0;
        }
        assertThat(looked).isBetween(6, 15);
        assertThat(gate.login("482913", request(phone, PIN.token("made-up").replace('.', '-'))))
                .as("a token that was not made here").isInstanceOf(Gate.Verdict.Open.class);
    }

    @Test
    void aTokenOfTheCommandLineIsOverAfterAMinute() throws Exception {
        InetAddress here = InetAddress.getByName("192.0.2.7");
        String token = PIN.commandToken(wall());
        assertThat(gate.isOpen(request(here, token))).isTrue();
        pass(Duration.ofSeconds(62));
        assertThat(gate.isOpen(request(here, token))).isFalse();
    }

    @Test
    void sixtyFourSessionsAreKeptAndTheOneUsedLongestAgoGoes() throws Exception {
        InetAddress phone = InetAddress.getByName("192.0.2.7");
        String tablet = token(phone);
        String old = token(phone);
        for (int i = 0; i < Sessions.MOST - 1; i++) {
            assertThat(gate.isOpen(request(phone, tablet))).isTrue();
            token(phone);
        }
        assertThat(gate.isOpen(request(phone, tablet))).isTrue();
        assertThat(gate.isOpen(request(phone, old))).isFalse();
    }

    @Test
    void beyondTheLinkA64IsOneSource() throws Exception {
        assertThat(GuessSource.of(InetAddress.getByName("2001:db8:1:2::a"))).isEqualTo(GuessSource
                .of(InetAddress.getByName("2001:db8:1:2::b")));
        assertThat(GuessSource.of(InetAddress.getByName("fe80::a"))).isNotEqualTo(GuessSource.of(
                InetAddress.getByName("fe80::b")));
    }
}
