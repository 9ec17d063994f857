package dev.pilotlight.agent.enrol;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes exactly one CA, known only by its fingerprint: it must be in the chain that the server
 * sends, and then the whole chain and the host name are verified against it.
 */
final class PinnedCa extends X509ExtendedTrustManager {
    private final String fingerprint;
    private volatile Optional<X509Certificate> found = Optional.empty();

    PinnedCa(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The CA, once a server has shown it. */
    Optional<X509Certificate> certificate() {
        return found;
    }

    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        verifier(chain).checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        verifier(chain).checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        verifier(chain).checkServerTrusted(chain, type);
    }

    private X509ExtendedTrustManager verifier(X509Certificate[] chain)
            throws CertificateException {
        try {
            for (X509Certificate certificate : chain) {
                if (fingerprint(certificate).equals(fingerprint)) {
                    found = Optional.of(certificate);
                    return verifier(certificate);
                }
            }
        } catch (GeneralSecurityException | IOException unusable) {
            throw new CertificateException("the certificates cannot be read", unusable);
        }
        throw new CertificateException("the server does not belong to the token's CA");
    }

    private static X509ExtendedTrustManager verifier(X509Certificate ca)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, new char[0]);
        anchors.setCertificateEntry("ca", ca);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
