package dev.pilotlight.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final VerifyingKey FIRST = VerifyingKey.of(Signers.OPERATOR.getPublic());
    private static final VerifyingKey NEXT = VerifyingKey.of(Signers.STRANGER.getPublic());

    @Test
    void aSignatureOfTheStandardIsVerified() {
        byte[] key = HexFormat.of().parseHex(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = HexFormat.of().parseHex(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        VerifyingKey rfc8032 = new VerifyingKey(Base64Text.of(key));
        assertThat(rfc8032.verifies(new byte[0], signature)).isTrue();
        assertThat(rfc8032.verifies(new byte[1], signature)).isFalse();
        assertThat(rfc8032.verifies(new byte[0], new byte[3])).isFalse();
    }

    @Test
    void aRingIsReadAsItWasWritten() {
        KeyRing ring = Signers.RING.with(new TrustedKey(NEXT, "bob")).revoke(NEXT.id(), "stolen");
        assertThat(KeyRing.read(ring.bytes()).toOptional()).hasValue(ring);
    }

    @Test
    void aRevokedKeyDoesNotComeBackByBeingAddedAgain() {
        KeyRing ring = Signers.RING.revoke(FIRST.id(), "lost").with(new TrustedKey(FIRST, "ann"));
        assertThat(ring.key(FIRST.id()).orElseThrow().revoked()).hasValue("lost");
    }

    @Test
    void rotationTakesTheNextKeyBeforeTheLastOneGoes() {
        KeyRing both = Signers.RING.with(new TrustedKey(NEXT, "bob"));
        KeyRing rotated = both.revoke(FIRST.id(), "rotated");
        byte[] byNext = Signers.signed(Signers.STRANGER, Signers.statement(Signers.GOOD)).bytes();
        assertThat(new ConfigGate(both, Signers.DEVICE).judge(byNext, Signers.NOW))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(new ConfigGate(rotated, Signers.DEVICE).judge(byNext, Signers.NOW))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void everythingWrongWithARingIsTold() {
        String key = FIRST.text();
        assertThat(KeyRing.read(("{format: x, keys: [{key: abc, name: ann}, 7, {name: \" \"},"
                + "{key: " + key + ", name: a}, {key: " + key + ", name: b}]}")
                .getBytes(StandardCharsets.UTF_8)).problems())
                .extracting(Object::toString)
                .contains("format is \"x\", want \"pilotlight-keys/1\"",
                        "keys.[0].key is \"abc\", want " + VerifyingKey.WANTED,
                        "keys.[1] is 7, want an object",
                        "keys.[2].key is missing, want " + VerifyingKey.WANTED,
                        "keys has a key twice, want each once");
    }

    @Test
    void anExternalSignerThatAnswersNonsenseIsCaughtBeforeAnybodyIsOffered()
            throws GeneralSecurityException {
        ConfigSigner broken = ConfigSigner.with(FIRST, _ -> new byte[64]);
        assertThat(broken.sign(Signers.statement(Signers.GOOD)).problems()).singleElement()
                .asString().contains("not a signature by key " + FIRST.id());
    }

    @Test
    void whatIsTooLongForADeviceIsNotSigned() throws GeneralSecurityException {
        Statement longOne = Signers.statement("{\"note\":\"" + "x".repeat(12_200) + "\"}");
        assertThat(Signers.signer(Signers.OPERATOR).sign(longOne).problems()).singleElement()
                .asString().contains("want at most 12288");
    }
}
