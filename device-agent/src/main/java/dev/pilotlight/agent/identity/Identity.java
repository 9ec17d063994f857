package dev.pilotlight.agent.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The device's own key and certificate, and the one CA that it believes: {@code key.pem},
 * {@code cert.pem}, {@code ca.pem} in the identity directory, as {@code pilotlight enrol} leaves
 * them. Immutable.
 */
public final class Identity {
    private static final char[] NO_PASSWORD = new char[0];

    private final SSLContext context;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    private Identity(SSLContext context, X509Certificate certificate,
            X509Certificate authority) {
        this.context = context;
        this.certificate = certificate;
        this.authority = authority;
    }

    /** The identity in that directory, which holds all three files. */
    public static Identity load(Path directory) throws IOException, GeneralSecurityException {
        X509Certificate own = certificate(Files.readAllBytes(directory.resolve("cert.pem")));
        X509Certificate ca = certificate(Files.readAllBytes(directory.resolve("ca.pem")));
        PrivateKey key = key(Files.readString(directory.resolve("key.pem")));
        return new Identity(context(key, own, ca), own, ca);
    }

    /** TLS towards a broker that asks for no certificate: its CA, or those that Java knows. */
    public static SSLContext anonymous(Path directory) throws IOException,
            GeneralSecurityException {
        Path ca = directory.resolve("ca.pem");
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, Files.exists(ca)
                ? trusting(certificate(Files.readAllBytes(ca)))
                : null, null);
        return context;
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return now.isAfter(expiry());
    }

    /** From when on it is good. */
    public Instant beginning() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant expiry() {
        return certificate.getNotAfter().toInstant();
    }

    /** The name in the certificate, and the MQTT client id. */
    public String commonName() {
        String name = certificate.getSubjectX500Principal().getName();
        for (String part : name.split(",", -1)) {
            if (part.startsWith("CN=")) {
                return part.substring(3);
            }
        }
        return name;
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The CA that it believes. */
    public X509Certificate authority() {
        return authority;
    }

    /** TLS with this identity, towards servers of its CA. */
    public SSLContext context() {
        return context;
    }

    private static SSLContext context(PrivateKey key, X509Certificate own, X509Certificate ca)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("device", key, NO_PASSWORD, new Certificate[]{own, ca});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusting(ca), null);
        return context;
    }

    private static TrustManager[] trusting(X509Certificate ca) throws IOException,
            GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, NO_PASSWORD);
        anchors.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        return trust.getTrustManagers();
    }

    private static X509Certificate certificate(byte[] pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(body);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException garbled) {
            throw new GeneralSecurityException("key.pem is no PEM file", garbled);
        }
    }
}
