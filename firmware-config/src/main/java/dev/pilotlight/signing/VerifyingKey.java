package dev.pilotlight.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of an Ed25519 key (RFC 8032). Its id is made from it, so that an id never names
 * two keys.
 *
 * @param text the 32 bytes as base64url
 */
public record VerifyingKey(String text) {
    static final String WANTED = "the 32 bytes of an Ed25519 key as base64url";
    private static final int BYTES = 32;
    private static final int ID_DIGITS = 16;
    /** DER of SubjectPublicKeyInfo up to the key itself (RFC 8410, section 4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifyingKey {
        if (Base64Text.bytes(text).filter(bytes -> bytes.length == BYTES).isEmpty()) {
            throw new IllegalArgumentException("is not a key, want " + WANTED);
        }
    }

    /** The key, or empty when the text is none. */
    public static Optional<VerifyingKey> parse(String text) {
        return Base64Text.bytes(text).filter(bytes -> bytes.length == BYTES)
                .map(_ -> new VerifyingKey(text));
    }

    /** The key that belongs to the JDK's; it must be an Ed25519 one. */
    public static VerifyingKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != PREFIX.length + BYTES
                || !Arrays.equals(PREFIX, 0, PREFIX.length, encoded, 0, PREFIX.length)) {
            throw new IllegalArgumentException("is a key of " + key.getAlgorithm()
                    + ", want Ed25519");
        }
        return new VerifyingKey(
                Base64Text.of(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length)));
    }

    /** The first 16 hexadecimal digits of the key's SHA-256. */
    public String id() {
        return Digest.sha256(raw()).substring(0, ID_DIGITS);
    }

    /** Whether the signature is this key's over exactly these bytes. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
        System.arraycopy(raw(), 0, encoded, PREFIX.length, BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private byte[] raw() {
        return Base64Text.bytes(text).orElseThrow();
    }

    /** SHA-256, which every JDK has. */
    static final class Digest {
        private Digest() {}

        static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("this JDK has no SHA-256", impossible);
            }
        }
    }
}
