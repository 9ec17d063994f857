package dev.pilotlight.cloud;

import dev.pilotlight.cloud.port.Enrolment;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A device's identity, made as the agent makes it: own key, PKCS#10, one-time token. */
record TestDevice(int mqttPort, TrustManagerFactory trust, DeviceId id, KeyPair keys,
        List<Certificate> chain) {

    static TestDevice enrol(RunningCloud cloud, DeviceId id) {
        try {
            String token = cloud.office.desk().token(id);
            String secret = token.split("\\.", -1)[1];
            KeyPair keys = newKeys("secp256r1");
            HttpResponse<byte[]> answer = ask(cloud, id.value(), secret,
                    request("CN=" + id, keys));
            if (answer.statusCode() != 200) {
                throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
            }
            return new TestDevice(cloud.mqttPort, cloud.trust(), id, keys,
                    chain(answer.body()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The same beside a service in another process, through its data directory. */
    static TestDevice enrol(Office office, int mqttPort, DeviceId id) throws Exception {
        KeyPair keys = newKeys("secp256r1");
        String secret = office.desk().token(id).split("\\.", -1)[1];
        if (!(office.desk().enrol(id, secret,
                request("CN=" + id, keys)) instanceof Enrolment.Answer.Certified certified)) {
            throw new AssertionError("not enrolled");
        }
        return new TestDevice(mqttPort,
                RunningCloud.trusting(office.identity().trusted(), office.identity().password()),
                id, keys, chain(Base64.getMimeEncoder().encode(certified.pkcs7())));
    }

    static KeyPair newKeys(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static byte[] request(String subject, KeyPair keys)
            throws IOException, OperatorCreationException {
        return new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }

    /** One simpleenroll over HTTPS. */
    static HttpResponse<byte[]> ask(RunningCloud cloud, String thing, String secret, byte[] der)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString((thing + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return cloud.send(HttpRequest.newBuilder(cloud.uri("/.well-known/est/simpleenroll"))
                .header("Content-Type", "application/pkcs10")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString(Base64.getMimeEncoder().encodeToString(der)))
                .build());
    }

    static List<Certificate> chain(byte[] base64) throws GeneralSecurityException {
        byte[] pkcs7 = Base64.getMimeDecoder().decode(base64);
        return List.copyOf(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pkcs7)));
    }

    X509Certificate certificate() {
        return (X509Certificate) chain.getFirst();
    }

    SSLContext tls() {
        try {
            return tls(keys, chain, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static SSLContext tls(KeyPair keys, List<Certificate> chain, TrustManagerFactory trust)
            throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", keys.getPrivate(), new char[0],
                chain.toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory
                .getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** A connection under its own name. */
    Link connect() {
        return Link.open(mqttPort, id.value(), tls());
    }

    String events() {
        return Topics.events("home", id);
    }

    String telemetry() {
        return Topics.telemetry("home", id);
    }

    String state() {
        return Topics.state("home", id);
    }

    String shadow(String name, String operation) {
        return Topics.shadow(id, name, operation);
    }
}
