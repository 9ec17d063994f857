package dev.pilotlight.faults.client;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Gets an identity: an honest one by EST and a one-time token, or a forged one. */
public final class Enrolment {

    private static final String SIGNATURE = "SHA256withECDSA";

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
        if (!trust.isNamedBy(token)) {
            throw new IOException("this is not the cloud that the token was made by");
        }
        String[] parts = token.split("\\.", 3);
        try {
            KeyPair keys = keys();
            byte[] request = new JcaPKCS10CertificationRequestBuilder(
                    new X500Principal("CN=" + parts[0]), keys.getPublic())
                    .build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()))
                    .getEncoded();
            byte[] answer = post(address, parts[0] + ":" + parts[1], request, trust);
            return new Trust.Identity(keys.getPrivate(), own(answer, keys), trust.authority());
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException("enrolment failed: " + e.getMessage(), e);
        }
    }

    /** A certificate with a given name from an authority that nobody here has heard of. */
    public static Trust.Identity forge(String thing) throws IOException {
        try {
            KeyPair authority = keys();
            X509Certificate issuer = sign("CN=Foreign CA", "CN=Foreign CA", authority, authority);
            KeyPair mine = keys();
            return new Trust.Identity(mine.getPrivate(),
                    sign("CN=Foreign CA", "CN=" + thing, mine, authority), issuer);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot forge a certificate: " + e.getMessage(), e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(String issuer, String subject, KeyPair holder,
            KeyPair signer) throws GeneralSecurityException, OperatorCreationException,
            CertIOException, IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer), BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))),
                new X500Name(subject), holder.getPublic());
        builder.addExtension(Extension.basicConstraints, true,
                new BasicConstraints(issuer.equals(subject)));
        builder.addExtension(Extension.extendedKeyUsage, false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        X509CertificateHolder made = builder
                .build(new JcaContentSignerBuilder(SIGNATURE).build(signer.getPrivate()));
        return Trust.certificate(made.getEncoded());
    }

    private static byte[] post(String address, String nameAndSecret, byte[] request, Trust trust)
            throws IOException {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust.context())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(
                    URI.create(address + "/.well-known/est/simpleenroll"))
                    .timeout(Duration.ofSeconds(20))
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
