package dev.pilotlight.agent.enrol;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate request as of PKCS #10 (RFC 2986, section 4), for a P-256 key and a common name
 * alone. The few bytes of DER that this takes are written here, since the JDK has no public way and
 * a library would be larger than the rest of the agent.
 */
final class CertificateRequest {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int ATTRIBUTES = 0xA0;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};
    /** OID 1.2.840.10045.4.3.2, ecdsa-with-SHA256 (RFC 5758, section 3.2). */
    private static final byte[] ECDSA_WITH_SHA256 = {0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86,
            0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};

    private CertificateRequest() {}

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** The request in DER, signed with the key that it is for. */
    static byte[] of(String commonName, KeyPair keys) throws GeneralSecurityException {
        byte[] name = new X500Principal("CN=" + commonName).getEncoded();
        byte[] info = tagged(SEQUENCE, VERSION, name, keys.getPublic().getEncoded(), tagged(
                ATTRIBUTES));
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(info);
        return tagged(SEQUENCE, info, ECDSA_WITH_SHA256, tagged(BIT_STRING, new byte[]{0}, signer
                .sign()));
    }

    /** DER: a tag, the length in as few bytes as possible, and the parts. */
    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        length(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
        } else if (length <= 0xFF) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
    }
}
