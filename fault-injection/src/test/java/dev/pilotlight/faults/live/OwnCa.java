package dev.pilotlight.faults.live;

import dev.pilotlight.faults.client.Trust;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The authority that somebody with a broker of their own has made, and what it signs. */
final class OwnCa {
    private final KeyPair keys = keys();
    private final X509Certificate certificate = sign("CN=Own CA", keys, Duration.ofDays(1));

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate sign(String subject, KeyPair holder, Duration life) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(
                    "CN=Own CA"), BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofDays(2))), Date.from(now.plus(life)),
                    new X500Name(subject), holder.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject
                    .equals("CN=Own CA")));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                    new GeneralName(GeneralName.dNSName, "localhost")));
            return new JcaX509CertificateConverter().getCertificate(builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Somebody to connect as. */
    Trust.Identity person(String name) {
        KeyPair own = keys();
        return new Trust.Identity(own.getPrivate(), sign("CN=" + name, own, Duration.ofDays(1)),
                certificate);
    }

    Trust trust() {
        return new Trust(certificate);
    }

    /** Writes {@code key.pem}, {@code cert.pem} and {@code ca.pem}; a negative life is over. */
    void write(Path folder, String name, Duration life) throws IOException {
        KeyPair own = keys();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", own.getPrivate()
                .getEncoded()));
        try {
            Files.writeString(folder.resolve("cert.pem"), pem("CERTIFICATE", sign("CN=" + name,
                    own, life).getEncoded()));
            Files.writeString(folder.resolve("ca.pem"), pem("CERTIFICATE", certificate
                    .getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
