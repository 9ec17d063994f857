package dev.pilotlight.faults.client;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that the cloud has never heard of; what it signs is good for a day. */
public final class ForeignAuthority {
    static final String SIGNATURE = "SHA256withECDSA";
    private static final String NAME = "CN=Foreign CA";
    private static final Duration EARLIER = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(1);

    private final KeyPair keys;
    private final X509Certificate certificate;
    private long issued = Instant.now().toEpochMilli();

    private ForeignAuthority(KeyPair keys) throws IOException {
        this.keys = keys;
        this.certificate = sign(NAME, keys.getPublic(), KeyPurposeId.anyExtendedKeyUsage, true);
    }

    /** A new one with a key of its own. */
    public static ForeignAuthority create() throws IOException {
        return new ForeignAuthority(newKeys());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A client's key and certificate with that common name. */
    public synchronized Trust.Identity client(String name) throws IOException {
        return identity(name, KeyPurposeId.id_kp_clientAuth);
    }

    /** The key and certificate of a server on this machine. */
    public synchronized Trust.Identity server() throws IOException {
        return identity("localhost", KeyPurposeId.id_kp_serverAuth);
    }

    static KeyPair newKeys() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make a key: " + e.getMessage(), e);
        }
    }

    private Trust.Identity identity(String name, KeyPurposeId purpose) throws IOException {
        KeyPair mine = newKeys();
        return new Trust.Identity(mine.getPrivate(),
                sign("CN=" + name, mine.getPublic(), purpose, false), certificate);
    }

    private X509Certificate sign(String subject, PublicKey holder, KeyPurposeId purpose,
            boolean authority) throws IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(NAME),
                BigInteger.valueOf(issued++), Date.from(now.minus(EARLIER)),
                Date.from(now.plus(LIFE)), new X500Name(subject), holder);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        }
        try {
            return Trust.certificate(builder.build(new JcaContentSignerBuilder(SIGNATURE)
                    .build(keys.getPrivate())).getEncoded());
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IOException("cannot sign a certificate: " + e.getMessage(), e);
        }
    }
}
