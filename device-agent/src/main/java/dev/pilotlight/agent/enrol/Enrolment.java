package dev.pilotlight.agent.enrol;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Enrolment over secure transport (RFC 7030), once: a key pair that never leaves the device, a
 * certificate request, and the certificate for it.
 */
public final class Enrolment {
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
            KeyPair keys = CertificateRequest.keys();
            X509Certificate certificate = ask(keys);
            X509Certificate ca = pinned.certificate().orElseThrow(() -> new EnrolException(
                    "the cloud showed no CA"));
            onDisk(directory, () -> {
                files.forgetNext();
                files.write(keys.getPrivate(), certificate, ca);
                files.writeCloud(cloud);
            });
        } catch (GeneralSecurityException broken) {
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

    private X509Certificate ask(KeyPair keys) throws EnrolException, GeneralSecurityException,
            IOException, InterruptedException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[]{pinned}, null);
        String login = token.thing() + ":" + token.secret();
        return new EstCall(cloud, tls).certificate("simpleenroll", token.thing().value(), keys,
                Optional.of("Basic " + Base64.getEncoder().encodeToString(login.getBytes(
                        StandardCharsets.UTF_8))));
    }
}
