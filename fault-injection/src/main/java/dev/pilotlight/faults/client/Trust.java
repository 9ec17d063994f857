package dev.pilotlight.faults.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to believe: exactly one certificate authority, known by the fingerprint that a one-time
 * token carries or by having been seen first.
 *
 * @param authority its own certificate
 */
public record Trust(X509Certificate authority) {

    private static final char[] NO_PASSWORD = new char[0];

    /** Looks at the chain that a server on this machine shows, and takes its last certificate. */
    public static Trust onFirstUse(int port) throws IOException {
        try {
            SSLContext blind = SSLContext.getInstance("TLS");
            blind.init(null, new TrustManager[]{new Anybody()}, null);
            try (SSLSocket socket = (SSLSocket) blind.getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                Certificate[] chain = socket.getSession().getPeerCertificates();
                return new Trust((X509Certificate) chain[chain.length - 1]);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS with port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Reads a certificate in DER or PEM. */
    static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** Trusts the authority whose certificate this is, in PEM. */
    public static Trust authority(String pem) throws IOException {
        try {
            return new Trust(certificate(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("not a certificate in PEM: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** Whether a one-time token names this authority. */
    public boolean isNamedBy(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(authority.getEncoded());
            return token.endsWith(
                    "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS that believes this authority alone and shows no certificate of its own. */
    public SSLContext context() {
        return context(Optional.empty());
    }

    /** TLS that believes this authority alone and shows a client's certificate. */
    public SSLContext context(Identity identity) {
        return context(Optional.of(identity));
    }

    private SSLContext context(Optional<Identity> identity) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, NO_PASSWORD);
            anchors.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.isPresent() ? keys(identity.get()) : null,
                    trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keys(Identity identity)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("me", identity.key(), NO_PASSWORD,
                new Certificate[]{identity.certificate(), identity.issuer()});
        KeyManagerFactory keys = KeyManagerFactory
                .getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return new KeyManager[]{new Stubborn((X509ExtendedKeyManager) keys.getKeyManagers()[0])};
    }

    /**
     * Who a client is.
     *
     * @param key its private key
     * @param certificate its certificate
     * @param issuer who signed it
     */
    public record Identity(PrivateKey key, X509Certificate certificate,
            X509Certificate issuer) {}

    /**
     * Shows its certificate to any server. The JDK's own holds back one whose issuer the server did
     * not name, so that a forged one would never be seen, let alone refused.
     */
    private static final class Stubborn extends X509ExtendedKeyManager {

        private static final String ME = "me";

        private final X509ExtendedKeyManager keys;

        Stubborn(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            return ME;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal @Nullable [] issuers,
                @Nullable SSLEngine engine) {
            return ME;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[]{ME};
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            throw new IllegalStateException("this is a client");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }

    /** Believes all, for one look at a chain. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
