package dev.pilotlight.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.signing.Verdict.Reason;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    private static final long NEWEST_STEP = 1_000_000;
    private static final long NEWEST = Signers.DEVICE.newest();

    @ParameterizedTest
    @ValueSource(longs = {999_999_999_999_999L, NEWEST_STEP + 8, 2 * NEWEST_STEP})
    void aMistypedVersionDoesNotCloseTheDoorForGood(long version) {
        assertThat(judge(version)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.VERSION_TOO_HIGH);
            assertThat(refused.sentence()).isEqualTo("version-too-high: is version " + version
                    + ", want 8 to 1000007: few would be left after it");
        });
        RingStatement ring = new RingStatement("acme", new Target.Thing(Signers.HALL), version,
                Signers.VALID, Signers.RING);
        assertThat(new RingGate(Signers.RING, Signers.DEVICE).judge(signed(ring), Signers.NOW))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused
                        .reason()).isEqualTo(Reason.VERSION_TOO_HIGH));
    }

    @Test
    void theHighestStepIsTaken() {
        assertThat(judge(NEWEST + Versions.MOST_STEP)).isInstanceOf(Verdict.Accepted.class);
        assertThat(judge(NEWEST + 1)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whoSignsAVersionThatIsFarUpIsWarned() {
        assertThat(Versions.warning(8)).isEmpty();
        assertThat(Versions.warning(Versions.MOST_STEP)).isEmpty();
        assertThat(Versions.warning(Versions.MOST_STEP + 1)).isPresent();
        assertThat(Versions.warning(999_999_999_999_999L).orElseThrow()).contains(
                "only if it took 999999998999999 or higher before", "then none below it");
    }

    @Test
    void aPersonOnTheSpotSetsTheNewestVersionBackAndNeverForward() {
        assertThat(Versions.setBack(999_999_999_999_999L, 8).toOptional()).hasValue(8L);
        assertThat(Versions.setBack(9, 9).toOptional()).hasValue(9L);
        assertThat(Versions.setBack(9, 0).toOptional()).hasValue(0L);
        assertThat(Versions.setBack(9, 10).problems()).singleElement().asString().isEqualTo(
                "version is 10, want 0 to 9, the newest that this device took");
        assertThat(Versions.setBack(9, -1).problems()).isNotEmpty();
        assertThat(Versions.setBackSentence(99, 8)).contains("versions from 9 on are taken again",
                "as version 9 to 99");
    }

    private static Verdict judge(long version) {
        Statement good = Signers.statement(Signers.GOOD);
        return Signers.GATE.judge(signed(new Statement("acme", good.target(), version,
                Signers.VALID, good.configuration())), Signers.NOW);
    }

    private static byte[] signed(Said said) {
        try {
            return Signers.signer(Signers.OPERATOR).sign(said).toOptional().orElseThrow().bytes();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
