package dev.pilotlight.agent.mqtt;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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

/** A CA for one test, the servers and devices that it vouches for. */
final class TestPki {
    private static final char[] NONE = new char[0];

    private final KeyPair keys = keys();
    private final X509Certificate ca;

    TestPki() {
        this.ca = certificate("CN=Test CA", keys, "", true);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate certificate(String name, KeyPair subject, String host,
            boolean authority) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(
                    "CN=Test CA"), BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(
                            Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(1))), new X500Name(name), subject
                            .getPublic());
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(
                        true));
            }
            if (!host.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                        new GeneralName(GeneralName.dNSName, host)));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** TLS of a server that calls itself {@code host} and asks for certificates of this CA. */
    SSLContext server(String host) throws GeneralSecurityException, IOException {
        KeyPair own = keys();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        store.setKeyEntry("server", own.getPrivate(), NONE, new Certificate[]{certificate(
                "CN=server", own, host, false), ca});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(store, NONE);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, NONE);
        anchors.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** An identity as enrolment leaves it: the certificate comes last, and whole. */
    void identity(Path directory, String thing) throws IOException, GeneralSecurityException {
        KeyPair own = keys();
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", own.getPrivate()
                .getEncoded()));
        Files.writeString(directory.resolve("ca.pem"), pem("CERTIFICATE", ca.getEncoded()));
        Path draft = directory.resolve("cert.pem.new");
        Files.writeString(draft, pem("CERTIFICATE", certificate("CN=" + thing, own, "", false)
                .getEncoded()));
        Files.move(draft, directory.resolve("cert.pem"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
