package dev.pilotlight.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.units.DeviceId;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whose signatures count is changed from afar only by whoever counts already, and never to none.
 */
class RingGateTest {
    private static final SigningKey ANN = SigningKey.make(new SecureRandom());
    private static final SigningKey BOB = SigningKey.make(new SecureRandom());
    private static final KeyRing ANNS = KeyRing.EMPTY.with(ANN.trusted("ann"));
    private static final KeyRing BOTH = ANNS.with(BOB.trusted("bob"));
    private static final KeyRing BOBS = BOTH.revoke(ANN.key().id(), "laptop stolen");

    private static RingStatement statement(long version, KeyRing ring) {
        return new RingStatement("acme", new Target.Thing(Signers.HALL), version, Signers.VALID,
                ring);
    }

    private static RingVerdict judge(KeyRing own, SigningKey by, Said said) {
        return new RingGate(own, Signers.DEVICE).judge(by.sign(said).bytes(), Signers.NOW);
    }

    private static KeyRing taken(RingVerdict verdict) {
        assertThat(verdict).isInstanceOf(RingVerdict.Taken.class);
        return ((RingVerdict.Taken) verdict).ring();
    }

    @Test
    void keysAreRotatedFromAfarWithoutAMomentInWhichNobodyCanSign() {
        RingVerdict added = judge(ANNS, ANN, statement(8, BOTH));
        assertThat(((RingVerdict.Taken) added).changes()).containsExactly(
                "bob's key " + BOB.key().id() + " counts from now on");
        KeyRing both = taken(added);
        RingVerdict revoked = judge(both, BOB, statement(9, BOBS));
        assertThat(((RingVerdict.Taken) revoked).changes()).containsExactly(
                "ann's key " + ANN.key().id() + " is revoked: laptop stolen");
        assertThat(taken(revoked)).isEqualTo(BOBS);
    }

    @Test
    void keysThatARingDoesNotNameStayAsTheyAre() {
        assertThat(taken(judge(ANNS, ANN, statement(8, KeyRing.EMPTY.with(BOB.trusted("bob"))))))
                .isEqualTo(BOTH);
        assertThat(taken(judge(BOBS, BOB, statement(8, KeyRing.EMPTY.with(BOB.trusted("bob"))))))
                .isEqualTo(BOBS);
    }

    @Test
    void aKeyMayRevokeItselfAsLongAsAnotherCounts() {
        assertThat(taken(judge(BOTH, ANN, statement(8, BOBS)))).isEqualTo(BOBS);
    }

    static Stream<Arguments> refusals() {
        KeyRing nobody = ANNS.revoke(ANN.key().id(), "by mistake");
        KeyRing full = ANNS;
        for (int i = 1; i < KeyRing.MOST; i++) {
            full = full.with(SigningKey.make(new SecureRandom()).trusted("key " + i));
        }
        RingStatement elsewhere = new RingStatement("acme", new Target.Thing(
                new DeviceId("attic")), 8, Signers.VALID, BOTH);
        RingStatement old = new RingStatement("acme", new Target.Thing(Signers.HALL), 8,
                new Validity(Signers.NOON.minusSeconds(9), Signers.NOON), BOTH);
        RingStatement early = new RingStatement("acme", new Target.Thing(Signers.HALL), 8,
                new Validity(Signers.NOON.plusSeconds(9), Signers.NOON.plusSeconds(99)), BOTH);
        return Stream.of(
                Arguments.of(Reason.UNKNOWN_KEY, ANNS, BOB, statement(8, BOTH),
                        "want one of this device's ring"),
                Arguments.of(Reason.REVOKED_KEY, BOBS, ANN, statement(8, ANNS),
                        "which was revoked: laptop stolen"),
                Arguments.of(Reason.OTHER_DEVICE, ANNS, ANN, elsewhere, "want hall of acme"),
                Arguments.of(Reason.REPLAYED, ANNS, ANN, statement(7, BOTH),
                        "is version 7, want a newer one than 7"),
                Arguments.of(Reason.EXPIRED, ANNS, ANN, old, "was valid until"),
                Arguments.of(Reason.NOT_YET_VALID, ANNS, ANN, early, "is valid from"),
                Arguments.of(Reason.KEY_COMES_BACK, BOBS, BOB, statement(8, ANNS),
                        "ann's key " + ANN.key().id() + " was revoked here, want another key"),
                Arguments.of(Reason.RING_FULL, full, ANN, statement(8, BOTH),
                        "makes 33 keys, want at most 32"),
                Arguments.of(Reason.NO_KEY_LEFT, ANNS, ANN, statement(8, nobody),
                        "revokes every key of this device, want one left that counts"),
                Arguments.of(Reason.MALFORMED, ANNS, ANN, Signers.statement(Signers.GOOD),
                        "want \"pilotlight-ring/1\""));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("refusals")
    void whatWouldLockPeopleOutOrStrangersInIsRefusedByItsOwnReason(Reason reason, KeyRing own,
            SigningKey by, Said said, String sentence) {
        RingVerdict verdict = judge(own, by, said);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        assertThat(((Verdict.Refused) verdict).reason()).isEqualTo(reason);
        assertThat(((Verdict.Refused) verdict).sentence()).contains(sentence);
    }

    @Test
    void noBitOfARingFlippedAnywhereIsTaken() {
        byte[] good = ANN.sign(statement(8, BOTH)).bytes();
        RingGate gate = new RingGate(ANNS, Signers.DEVICE);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(gate.judge(flipped, Signers.NOW)).as("bit %d", bit)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void aRingIsNoConfigurationAndIsReadAsWhatItIs() {
        SignedConfig signed = ANN.sign(statement(8, BOTH));
        assertThat(signed.said().toOptional()).hasValue(statement(8, BOTH));
        assertThat(new ConfigGate(ANNS, Signers.DEVICE).judge(signed.bytes(), Signers.NOW))
                .isInstanceOf(Verdict.Refused.class);
    }
}
