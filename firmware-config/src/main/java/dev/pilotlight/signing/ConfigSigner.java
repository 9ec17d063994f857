package dev.pilotlight.signing;

import dev.pilotlight.units.Decoded;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/**
 * Signs statements. Only the operator's tools make one: neither the agent nor the serving cloud
 * ever holds a private key.
 */
public final class ConfigSigner {
    private final VerifyingKey key;
    private final Signing signing;

    private ConfigSigner(VerifyingKey key, Signing signing) {
        this.key = key;
        this.signing = signing;
    }

    /** Whoever can make the 64 bytes of an Ed25519 signature: a key, or a command that holds it. */
    public interface Signing {
        byte[] sign(byte[] message) throws GeneralSecurityException;
    }

    /** A signer with the private half of {@code key} at hand. */
    public static ConfigSigner with(VerifyingKey key, PrivateKey secret) {
        return new ConfigSigner(key, message -> sign(secret, message));
    }

    /** A signer whose private key is held elsewhere. */
    public static ConfigSigner with(VerifyingKey key, Signing elsewhere) {
        return new ConfigSigner(key, elsewhere);
    }

    /** The statement with its signature; malformed when it has no canonical form or is too long. */
    public Decoded<SignedConfig> sign(Said statement) throws GeneralSecurityException {
        return switch (CanonicalJson.bytes(statement.doc())) {
            case Decoded.Malformed<byte[]>(var problems) -> Decoded.malformed(problems);
            case Decoded.Ok<byte[]>(byte[] payload) -> sign(payload);
        };
    }

    private Decoded<SignedConfig> sign(byte[] payload) throws GeneralSecurityException {
        if (payload.length > SignedConfig.PAYLOAD_BYTES) {
            return Decoded.malformed("", "has " + payload.length + " bytes, want at most "
                    + SignedConfig.PAYLOAD_BYTES);
        }
        byte[] signature = signing.sign(payload);
        return key.verifies(payload, signature)
                ? Decoded.ok(SignedConfig.of(payload, key.id(), signature))
                : Decoded.malformed("", "the signer's answer is not a signature by key " + key.id()
                        + ", want the 64 bytes of Ed25519");
    }

    /** The bare signature. */
    byte[] raw(byte[] message) throws GeneralSecurityException {
        return signing.sign(message);
    }

    private static byte[] sign(PrivateKey secret, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(message);
        return signature.sign();
    }
}
