package dev.pilotlight.cloud.enrol;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate authority's key and what it signs with it: P-256, SHA-256. Any thread. */
final class Authority {
    /** A certificate begins a little earlier, for clocks that are behind. */
    static final Duration EARLIER = Duration.ofDays(1);
    static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
    static final Duration SERVER_LIFE = Duration.ofDays(397);
    /**
     * A device renews at two thirds of it, so that four months of outage do no harm; revocation
     * does not wait for it, since the registry is asked at every connect.
     */
    static final Duration DEVICE_LIFE = Duration.ofDays(365);

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;

    Authority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** A new authority with that key pair. */
    static Authority create(KeyPair keys, Instant now) throws GeneralSecurityException {
        X500Name name = new X500Name("CN=Pilotlight CA " + serial().toString(36).substring(0, 8));
        X509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), now, OWN_LIFE);
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    ids.createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        return new Authority(keys.getPrivate(), sign(builder, keys.getPrivate()));
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for a device, good for TLS clients alone. */
    X509Certificate certifyDevice(String commonName, PublicKey subject, Instant now)
            throws GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(issuer(), new X500Name("CN=" + commonName),
                subject, now, DEVICE_LIFE);
        return leaf(builder, subject, KeyPurposeId.id_kp_clientAuth);
    }

    /** A certificate for this service, good for TLS servers alone. */
    X509Certificate certifyServer(String commonName, GeneralNames names, PublicKey subject,
            Instant now) throws GeneralSecurityException {
        X509v3CertificateBuilder builder = builder(issuer(), new X500Name("CN=" + commonName),
                subject, now, SERVER_LIFE);
        try {
            builder.addExtension(Extension.subjectAlternativeName, false, names);
        } catch (CertIOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        return leaf(builder, subject, KeyPurposeId.id_kp_serverAuth);
    }

    private X500Name issuer() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private X509Certificate leaf(X509v3CertificateBuilder builder, PublicKey subject,
            KeyPurposeId purpose) throws GeneralSecurityException {
        try {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    ids.createSubjectKeyIdentifier(subject));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    ids.createAuthorityKeyIdentifier(certificate));
        } catch (CertIOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        return sign(builder, key);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject,
            PublicKey publicKey, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(now.minus(EARLIER)),
                Date.from(now.plus(life)), subject, publicKey);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }
}
