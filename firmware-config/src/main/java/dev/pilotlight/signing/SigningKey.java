package dev.pilotlight.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;

/**
 * An Ed25519 key whose private half is in memory, for tools, demonstrations and tests; an
 * operator's own key is in a sealed file or elsewhere. Neither the agent nor the serving cloud
 * makes one. Any thread.
 */
public final class SigningKey {
    private final KeyPair pair;
    private final ConfigSigner signer;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
        this.signer = ConfigSigner.with(VerifyingKey.of(pair.getPublic()), pair.getPrivate());
    }

    /** A new key. */
    public static SigningKey make(SecureRandom chance) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, chance);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The public half. */
    public VerifyingKey key() {
        return VerifyingKey.of(pair.getPublic());
    }

    /** The key as one that counts, under its owner's name. */
    public TrustedKey trusted(String name) {
        return new TrustedKey(key(), name);
    }

    /** What is said with a signature; it must be short enough for a device. */
    public SignedConfig sign(Said said) {
        try {
            return signer.sign(said).toOptional().orElseThrow(() -> new IllegalArgumentException(
                    "is too long or has no canonical form, want what a device would read"));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Any bytes at all in an envelope, as a broken or hostile tool would sign them. */
    public SignedConfig seal(byte[] payload) {
        try {
            return SignedConfig.of(payload, key().id(), signer.raw(payload));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
