package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that our own authority signed and that are wrong all the same: rule 1. */
class ForeignCertificateTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final String NAME = "foreign-1";

    /** What is wrong with it. */
    record Wrong(String what, Duration from, Duration until, KeyPurposeId purpose) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Wrong[] certificates() {
        Duration day = Duration.ofDays(1);
        return new Wrong[]{
                new Wrong("expired", day.multipliedBy(-3), day.negated(),
                        KeyPurposeId.id_kp_clientAuth),
                new Wrong("not yet valid", day, day.multipliedBy(3),
                        KeyPurposeId.id_kp_clientAuth),
                new Wrong("for servers", day.negated(), day, KeyPurposeId.id_kp_serverAuth),
                new Wrong("not in the registry", day.negated(), day,
                        KeyPurposeId.id_kp_clientAuth)};
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateThatIsWrongOpensNothing(Wrong wrong) throws Exception {
        CLOUD.enrolled(NAME);
        KeyPair keys = TestDevice.newKeys("secp256r1");
        X509Certificate signed = signed(wrong, keys);
        boolean in;
        try (RawClient client = RawClient.open(CLOUD.mqttPort,
                TestDevice.tls(keys, List.of(signed), CLOUD.trust()))) {
            client.send(Packets.connect(NAME, 10));
            in = client.next().filter(connack -> connack.reason() == 0).isPresent();
        } catch (java.io.IOException handshake) {
            in = false;
        }
        assertThat(in).isFalse();
    }

    private static X509Certificate signed(Wrong wrong, KeyPair keys) throws Exception {
        char[] password = CLOUD.office.identity().password().toCharArray();
        KeyStore authority = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files
                .newInputStream(CLOUD.office.data().identity().resolve("authority.p12"))) {
            authority.load(in, password);
        }
        X509Certificate issuer = (X509Certificate) authority.getCertificate("pilotlight");
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer,
                new BigInteger(100, new java.security.SecureRandom()),
                Date.from(now.plus(wrong.from())), Date.from(now.plus(wrong.until())),
                new X500Name("CN=" + NAME), keys.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, false,
                new ExtendedKeyUsage(wrong.purpose()));
        return new JcaX509CertificateConverter().getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build((PrivateKey) authority.getKey("pilotlight", password))));
    }
}
