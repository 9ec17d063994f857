package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Audit;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device's certificate is renewed by the one before it: EST's simplereenroll. */
class RenewalTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static HttpResponse<byte[]> ask(HttpClient client, byte[] request) throws Exception {
        return client.send(
                HttpRequest.newBuilder(CLOUD.uri("/.well-known/est/simplereenroll"))
                        .header("Content-Type", "application/pkcs10")
                        .POST(BodyPublishers
                                .ofString(Base64.getMimeEncoder().encodeToString(request)))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> renew(TestDevice device, String subject, KeyPair keys)
            throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(device.tls()).build();
        return ask(client, TestDevice.request(subject, keys));
    }

    private static TestDevice renewed(TestDevice device) throws Exception {
        KeyPair keys = TestDevice.newKeys("secp256r1");
        HttpResponse<byte[]> answer = renew(device, "CN=" + device.id(), keys);
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return new TestDevice(device.mqttPort(), device.trust(), device.id(), keys,
                TestDevice.chain(answer.body()));
    }

    private static int connack(TestDevice device) throws Exception {
        try (RawClient client = RawClient.open(CLOUD.mqttPort, device.tls())) {
            client.send(Packets.connect(device.id().value(), 10));
            return client.next().orElseThrow().reason();
        }
    }

    @Test
    void theOldCertificateStaysGoodUntilTheNewOneHasProvedItself() throws Exception {
        TestDevice old = CLOUD.enrolled("renew-1");
        TestDevice fresh = renewed(old);

        assertThat(connack(old)).isZero();
        assertThat(connack(fresh)).isZero();
        assertThat(connack(old)).isEqualTo(0x87);
        assertThat(connack(fresh)).isZero();
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgain() throws Exception {
        TestDevice old = CLOUD.enrolled("renew-2");
        TestDevice lost = renewed(old);
        TestDevice fresh = renewed(old);

        assertThat(connack(fresh)).isZero();
        assertThat(connack(lost)).isEqualTo(0x87);
    }

    @Test
    void aCertificateLastsAYear() throws Exception {
        X509Certificate certificate = renewed(CLOUD.enrolled("renew-3")).certificate();
        Instant end = certificate.getNotAfter().toInstant();
        assertThat(end).isBetween(Instant.now().plus(Duration.ofDays(364)),
                Instant.now().plus(Duration.ofDays(366)));
    }

    @Test
    void aRevokedDeviceRenewsNothing() throws Exception {
        TestDevice device = CLOUD.enrolled("renew-4");
        CLOUD.office.registry().revoke(device.id(), Instant.now());
        assertThat(renew(device, "CN=renew-4", TestDevice.newKeys("secp256r1")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDeviceRenewsForItselfAlone() throws Exception {
        TestDevice device = CLOUD.enrolled("renew-5");
        CLOUD.enrolled("renew-6");
        assertThat(renew(device, "CN=renew-6", TestDevice.newKeys("secp256r1")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutACertificateThereIsNothingToRenew() throws Exception {
        assertThat(ask(CLOUD.http, TestDevice.request("CN=renew-7",
                TestDevice.newKeys("secp256r1"))).statusCode()).isEqualTo(401);
    }

    @Test
    void theAuditTellsOfEnrolmentAndRenewal() throws Exception {
        renewed(CLOUD.enrolled("renew-8"));
        List<String> acts = CLOUD.office.audit().latest("renew-8", 10).stream()
                .map(Audit.Act::action).toList();
        assertThat(acts).containsExactly("renew", "enrol");
    }
}
