package dev.pilotlight.faults.client;

import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Gets an identity: an honest one by EST and a one-time token, or a forged one. */
public final class Enrolment {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Enrolment() {}

    /**
     * Makes a key, asks the cloud to sign its name, and returns both.
     *
     * @param address such as {@code https://localhost:8443}
     * @param token {@code thing.secret.fingerprint}
     * @throws IOException when the cloud refuses or is not the one that the token names
     */
    public static Trust.Identity enrol(String address, String token, Trust trust)
            throws IOException {
        try (HttpClient client = client(trust)) {
            return enrol(client, address, token, trust);
        }
    }

    /** A client that believes that cloud; may serve many enrolments, from any thread. */
    public static HttpClient client(Trust trust) {
        return HttpClient.newBuilder().sslContext(trust.context())
                .version(HttpClient.Version.HTTP_1_1).connectTimeout(Patience.stretched(LIMIT))
                .build();
    }

    /** The same over a client that is there already. */
    public static Trust.Identity enrol(HttpClient client, String address, String token,
            Trust trust) throws IOException {
        if (!trust.isNamedBy(token)) {
            throw new IOException("this is not the cloud that the token was made by");
        }
        String[] parts = token.split("\\.", 3);
        try {
            KeyPair keys = ForeignAuthority.newKeys();
            byte[] request = new JcaPKCS10CertificationRequestBuilder(
                    new X500Principal("CN=" + parts[0]), keys.getPublic())
                    .build(new JcaContentSignerBuilder(ForeignAuthority.SIGNATURE)
                            .build(keys.getPrivate()))
                    .getEncoded();
            byte[] answer = post(client, address, parts[0] + ":" + parts[1], request);
            return new Trust.Identity(keys.getPrivate(), own(answer, keys), trust.authority());
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException("enrolment failed: " + e.getMessage(), e);
        }
    }

    /** A certificate with a given name from an authority that nobody here has heard of. */
    public static Trust.Identity forge(String thing) throws IOException {
        return ForeignAuthority.create().client(thing);
    }

    private static byte[] post(HttpClient client, String address, String nameAndSecret,
            byte[] request) throws IOException {
        try {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(
                    URI.create(address + "/.well-known/est/simpleenroll"))
                    .timeout(Patience.stretched(LIMIT))
                    .header("Content-Type", "application/pkcs10")
                    .header("Content-Transfer-Encoding", "base64")
                    .header("Authorization", "Basic " + Base64.getEncoder()
                            .encodeToString(nameAndSecret.getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers
                            .ofString(Base64.getMimeEncoder().encodeToString(request)))
                    .build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("enrolment was refused: " + response.statusCode() + " "
                        + response.body());
            }
            return Base64.getMimeDecoder().decode(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while enrolling", e);
        }
    }

    /** The certificate in the answer that belongs to the key. */
    private static X509Certificate own(byte[] pkcs7, KeyPair keys)
            throws CMSException, IOException, GeneralSecurityException {
        for (X509CertificateHolder holder : new CMSSignedData(pkcs7).getCertificates()
                .getMatches(null)) {
            X509Certificate certificate = Trust.certificate(holder.getEncoded());
            if (certificate.getPublicKey().equals(keys.getPublic())) {
                return certificate;
            }
        }
        throw new IOException("the cloud signed no certificate for this key");
    }
}
