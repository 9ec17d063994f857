package dev.pilotlight.cloud;

import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An operator's private key in a file, under a passphrase: AES-256-GCM with a key by PBKDF2 of
 * HMAC-SHA-256 in 600,000 rounds (OWASP Password Storage Cheat Sheet, 2023). Only the operator's
 * commands open one; the service never does.
 *
 * @param key the public half, which the seal covers too
 * @param salt 16 random bytes as base64
 * @param iv 12 random bytes as base64
 * @param secret the private half, sealed, as base64
 */
record KeyFile(VerifyingKey key, String salt, String iv, String secret) {
    private static final String FORMAT = "pilotlight-private-key/1";
    private static final int ROUNDS = 600_000;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;

    /** A new key, sealed. */
    static KeyFile make(char[] passphrase, SecureRandom random) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VerifyingKey key = VerifyingKey.of(pair.getPublic());
        byte[] salt = drawn(16, random);
        byte[] iv = drawn(12, random);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, iv, key)
                .doFinal(pair.getPrivate().getEncoded());
        return new KeyFile(key, text(salt), text(iv), text(sealed));
    }

    /** The signer that the passphrase opens. */
    Decoded<ConfigSigner> open(char[] passphrase) {
        try {
            byte[] encoded = cipher(Cipher.DECRYPT_MODE, passphrase, bytes(salt), bytes(iv), key)
                    .doFinal(bytes(secret));
            PrivateKey opened = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return Decoded.ok(ConfigSigner.with(key, opened));
        } catch (GeneralSecurityException | IllegalArgumentException closed) {
            return Decoded.malformed("", "does not open, want the right passphrase and the file as"
                    + " it was made");
        }
    }

    byte[] bytes() {
        return Codec.write(Doc.Obj.of("format", Doc.text(FORMAT), "key", Doc.text(key.text()))
                .with("salt", Doc.text(salt)).with("iv", Doc.text(iv))
                .with("secret", Doc.text(secret)));
    }

    static Decoded<KeyFile> read(byte[] json) {
        return Codec.parseObject(json).then(doc -> {
            Fields fields = Fields.of(doc, "");
            String format = fields.text("format");
            if (!format.equals(FORMAT)) {
                fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
            }
            String key = fields.text("key");
            if (VerifyingKey.parse(key).isEmpty()) {
                fields.wrong("key", "is no key, want an Ed25519 public key");
            }
            String salt = fields.text("salt");
            String iv = fields.text("iv");
            String secret = fields.text("secret");
            return fields.finish(() -> new KeyFile(new VerifyingKey(key), salt, iv, secret));
        });
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, byte[] iv,
            VerifyingKey key) throws GeneralSecurityException {
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase, salt, ROUNDS, KEY_BITS)).getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(key.text().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] drawn(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
