package dev.pilotlight.agent.enrol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One request for a certificate over EST (RFC 7030, section 4.2); waits for the network. */
final class EstCall {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MAX_ANSWER = 65_536;
    private static final int UNAUTHORISED = 401;

    private final URI cloud;
    private final SSLContext tls;

    EstCall(URI cloud, SSLContext tls) {
        this.cloud = cloud;
        this.tls = tls;
    }

    /**
     * The certificate for those keys.
     *
     * @param operation simpleenroll or simplereenroll
     * @param login the Authorization header, if there is one
     */
    X509Certificate certificate(String operation, String name, KeyPair keys,
            Optional<String> login) throws EnrolException, GeneralSecurityException, IOException,
            InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.resolve("/.well-known/est/"
                + operation)).timeout(LIMIT).header("Content-Type", "application/pkcs10")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Base64.getMimeEncoder().encode(
                        CertificateRequest.of(name, keys))));
        login.ifPresent(header -> request.header("Authorization", header));
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).connectTimeout(LIMIT)
                .version(HttpClient.Version.HTTP_1_1).build()) {
            return own(accepted(http.send(request.build(), HttpResponse.BodyHandlers
                    .ofByteArray())), keys);
        }
    }

    private static byte[] accepted(HttpResponse<byte[]> answer) throws EnrolException {
        if (answer.statusCode() == UNAUTHORISED) {
            throw new EnrolException("the cloud does not take this token: it is unknown, used or"
                    + " older than a day; ask for a new one");
        }
        if (answer.statusCode() != 200 || answer.body().length > MAX_ANSWER) {
            throw new EnrolException("the cloud answers %d to the request".formatted(answer
                    .statusCode()));
        }
        try {
            return Base64.getMimeDecoder().decode(answer.body());
        } catch (IllegalArgumentException garbled) {
            throw new EnrolException("the cloud's answer is no certificate", garbled);
        }
    }

    /** The certificate for our key among those that came. */
    private static X509Certificate own(byte[] pkcs7, KeyPair keys) throws EnrolException,
            GeneralSecurityException {
        for (Certificate candidate : CertificateFactory.getInstance("X.509").generateCertificates(
                new ByteArrayInputStream(pkcs7))) {
            if (candidate instanceof X509Certificate own && own.getPublicKey().equals(keys
                    .getPublic())) {
                return own;
            }
        }
        throw new EnrolException("the cloud's answer holds no certificate for this device's key");
    }
}
