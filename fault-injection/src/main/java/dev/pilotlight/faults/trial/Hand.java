package dev.pilotlight.faults.trial;

import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Somebody with a key, who signs what they please. */
final class Hand {
    private final KeyPair pair;

    Hand() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    VerifyingKey key() {
        return VerifyingKey.of(pair.getPublic());
    }

    KeyRing ring(String name) {
        return KeyRing.EMPTY.with(new TrustedKey(key(), name));
    }

    SignedConfig sign(Statement statement) {
        try {
            return ConfigSigner.with(key(), pair.getPrivate()).sign(statement).toOptional()
                    .orElseThrow();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Signs any bytes at all, as a broken or hostile tool would. */
    byte[] signBytes(byte[] payload) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(payload);
            return Codec.write(Doc.Obj.of("format", Doc.text("pilotlight-signed/1"), "key",
                    Doc.text(key().id())).with("payload", base64(payload))
                    .with("signature", base64(signature.sign())));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Doc base64(byte[] bytes) {
        return Doc.text(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
