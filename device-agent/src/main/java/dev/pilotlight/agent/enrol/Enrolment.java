package dev.pilotlight.agent.enrol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Enrolment over secure transport (RFC 7030), once: a key pair that never leaves the device, a
 * certificate request, and the certificate for it.
 */
public final class Enrolment {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MAX_ANSWER = 65_536;
    private static final int UNAUTHORISED = 401;

    private final URI cloud;
    private final Token token;
    private final PinnedCa pinned;

    /** An enrolment with the cloud at {@code cloud}, for instance {@code https://HOST:8443}. */
    public Enrolment(URI cloud, Token token) {
        this.cloud = cloud;
        this.token = token;
        this.pinned = new PinnedCa(token.fingerprint());
    }

    /** Gets an identity and puts it into {@code directory}; waits for the network. */
    public void into(Path directory) throws EnrolException, InterruptedException {
        IdentityFiles files = new IdentityFiles(directory);
        onDisk(directory, files::prepare);
        try {
            KeyPair keys = keys();
            X509Certificate certificate = certificate(ask(request(keys)), keys);
            X509Certificate ca = pinned.certificate().orElseThrow(() -> new EnrolException(
                    "the cloud showed no CA"));
            onDisk(directory, () -> files.write(keys.getPrivate(), certificate, ca));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new EnrolException("the key or certificate cannot be used: " + broken
                    .getMessage(), broken);
        } catch (SSLException foreign) {
            throw new EnrolException("%s is not the cloud of this token: %s".formatted(cloud,
                    foreign.getMessage()), foreign);
        } catch (IOException unreachable) {
            throw new EnrolException(
                    "%s cannot be reached; does the cloud run, and is that its address?"
                            .formatted(cloud),
                    unreachable);
        }
    }

    private interface Writing {
        void write() throws IOException, GeneralSecurityException;
    }

    private static void onDisk(Path directory, Writing writing) throws EnrolException {
        try {
            writing.write();
        } catch (IOException | GeneralSecurityException refused) {
            throw new EnrolException("%s cannot be written: %s".formatted(directory, refused),
                    refused);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private byte[] request(KeyPair keys) throws OperatorCreationException, IOException {
        X500Principal name = new X500Principal("CN=" + token.thing());
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys
                .getPrivate());
        return new JcaPKCS10CertificationRequestBuilder(name, keys.getPublic()).build(signer)
                .getEncoded();
    }

    private byte[] ask(byte[] request) throws EnrolException, GeneralSecurityException,
            IOException, InterruptedException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[]{pinned}, null);
        String login = token.thing() + ":" + token.secret();
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).connectTimeout(LIMIT)
                .version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<byte[]> answer = http.send(HttpRequest
                    .newBuilder(cloud.resolve("/.well-known/est/simpleenroll")).timeout(LIMIT)
                    .header("Content-Type", "application/pkcs10")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login
                            .getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Base64.getMimeEncoder().encode(
                            request)))
                    .build(), HttpResponse.BodyHandlers.ofByteArray());
            return accepted(answer);
        }
    }

    private byte[] accepted(HttpResponse<byte[]> answer) throws EnrolException {
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
    private X509Certificate certificate(byte[] pkcs7, KeyPair keys) throws EnrolException,
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
