package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pilotlight.wire.Topics;
import dev.pilotlight.cloud.access.Operator;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may connect: reliability.md 5.2, rules 1, 2, 3 and 7. */
class AdmissionTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final int NOT_AUTHORIZED = 0x87;
    private static final int CONNECTION_RATE_EXCEEDED = 0x9F;
    private static final int SESSION_TAKEN_OVER = 0x8E;
    private static final int BAD_CLIENT_ID = 0x85;

    private static X509Certificate foreign(String name, KeyPair keys) throws Exception {
        X500Name subject = new X500Name("CN=" + name);
        Instant now = Instant.now();
        return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                subject, BigInteger.TEN, Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3600)), subject, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static int refusal(String clientId, SSLContext tls) {
        try (Link _ = Link.open(CLOUD.mqttPort, clientId, tls, _ -> {})) {
            return 0;
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
    }

    @Test
    void anEnrolledDeviceConnectsUnderItsOwnName() throws Exception {
        try (Link link = CLOUD.enrolled("admission-1").connect()) {
            assertThat(link.isConnected()).isTrue();
        }
    }

    @Test
    void aClientWithoutACertificateFailsInTheHandshake() throws Exception {
        SSLContext none = SSLContext.getInstance("TLS");
        none.init(null, CLOUD.trust().getTrustManagers(), null);
        assertThatThrownBy(() -> Link.open(CLOUD.mqttPort, "admission-2", none, _ -> {}))
                .isInstanceOf(MqttException.class);
    }

    @Test
    void aCertificateOfAnotherAuthorityWithTheSameNameIsRefused() throws Exception {
        CLOUD.enrolled("admission-3");
        KeyPair keys = TestDevice.newKeys("secp256r1");
        SSLContext tls = TestDevice.tls(keys, List.of(foreign("admission-3", keys)),
                CLOUD.trust());
        assertThatThrownBy(() -> Link.open(CLOUD.mqttPort, "admission-3", tls, _ -> {}))
                .isInstanceOf(MqttException.class);
    }

    @Test
    void aCertificateDoesNotOpenAnotherDevicesName() throws Exception {
        TestDevice victim = CLOUD.enrolled("admission-4");
        TestDevice thief = CLOUD.enrolled("admission-5");
        try (Link link = victim.connect()) {
            assertThat(refusal("admission-4", thief.tls())).isEqualTo(NOT_AUTHORIZED);
            assertThat(link.ended.poll(300, TimeUnit.MILLISECONDS)).isNull();
            assertThat(link.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "#", "a/b", "$SYS", "admission 6", "ädmission"})
    void aClientIdThatIsNoDeviceNameIsRefused(String clientId) {
        TestDevice device = CLOUD.enrolled("admission-6");
        assertThat(refusal(clientId, device.tls())).isEqualTo(BAD_CLIENT_ID);
    }

    @Test
    @Tag("F10")
    void aRevokedDeviceIsSentAwayAndStaysOut() throws Exception {
        TestDevice device = CLOUD.enrolled("admission-7");
        try (Link link = device.connect()) {
            CLOUD.office.registry().revoke(device.id(), Instant.now());

            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(refusal("admission-7", device.tls())).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void revokingOverTheApiEndsTheLiveConnectionAtOnce() throws Exception {
        TestDevice device = CLOUD.enrolled("admission-17");
        try (Link link = device.connect()) {
            assertThat(CLOUD.send(CLOUD.request("/api/v1/devices/admission-17").DELETE().build())
                    .statusCode()).isEqualTo(204);
            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isEqualTo(NOT_AUTHORIZED);
            assertThat(refusal("admission-17", device.tls())).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(new String(CLOUD.get("/api/v1/audit?subject=admission-17").body(),
                StandardCharsets.UTF_8)).contains("\"action\":\"revoke\"", "app:ada");
    }

    @Test
    void anOperatorWhoIsRevokedHearsNoMoreEvents() throws Exception {
        Operator eve = new Operator("eve");
        String token = CLOUD.office.registry().addOperator(eve, Instant.now(),
                Instant.now().plusSeconds(3600));
        HttpResponse<InputStream> stream = CLOUD.http.send(
                HttpRequest.newBuilder(CLOUD.uri("/api/v1/stream"))
                        .header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofInputStream());
        try (InputStream events = stream.body()) {
            assertThat(events.read()).isPositive();
            CLOUD.office.registry().revoke(eve);
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                events.readAllBytes();
                return true;
            })).isTrue();
        }
    }

    @Test
    void enrollingAgainReplacesTheOldCertificate() {
        TestDevice before = CLOUD.enrolled("admission-8");
        TestDevice after = CLOUD.enrolled("admission-8");
        assertThat(refusal("admission-8", before.tls())).isEqualTo(NOT_AUTHORIZED);
        assertThat(refusal("admission-8", after.tls())).isZero();
    }

    @Test
    void theServersOwnCertificateIsNoDevice() throws Exception {
        java.security.KeyStore server = java.security.KeyStore.getInstance(
                CLOUD.office.identity().serverKeys().toFile(),
                CLOUD.office.identity().password().toCharArray());
        char[] password = CLOUD.office.identity().password().toCharArray();
        KeyPair keys = new KeyPair(server.getCertificate("pilotlight").getPublicKey(),
                (java.security.PrivateKey) server.getKey("pilotlight", password));
        List<Certificate> chain = List.of(server.getCertificateChain("pilotlight"));
        assertThat(refusal("localhost", TestDevice.tls(keys, chain, CLOUD.trust())))
                .isNotZero();
    }

    @Test
    void aWillForAnotherDeviceIsRefusedAtConnect() throws Exception {
        TestDevice device = CLOUD.enrolled("admission-9");
        TestDevice victim = CLOUD.enrolled("admission-10");
        for (String topic : List.of(victim.state(), device.telemetry(),
                Topics.shadow(device.id(), "control", "update"))) {
            assertThat(willRefusal(device, topic, "{\"state\":\"lost\",\"bdSeq\":1,\"ts\":1}"))
                    .as(topic).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(willRefusal(device, device.state(), "not a presence"))
                .isEqualTo(NOT_AUTHORIZED);
        assertThat(willRefusal(device, device.state(),
                "{\"state\":\"lost\",\"bdSeq\":1,\"ts\":1}")).isZero();
    }

    private static int willRefusal(TestDevice device, String topic, String payload)
            throws MqttException {
        MqttMessage will = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, true,
                null);
        try (Link _ = Link.open(CLOUD.mqttPort, device.id().value(), device.tls(),
                options -> options.setWill(topic, will))) {
            return 0;
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
    }

    @Test
    void aDeviceThatConnectsWithoutEndIsToldToSlowDownAndOthersGetIn() {
        TestDevice noisy = CLOUD.enrolled("admission-12");
        TestDevice quiet = CLOUD.enrolled("admission-13");
        int refused = 0;
        for (int i = 0; i < 25 && refused != CONNECTION_RATE_EXCEEDED; i++) {
            refused = refusal("admission-12", noisy.tls());
        }
        assertThat(refused).isEqualTo(CONNECTION_RATE_EXCEEDED);
        assertThat(refusal("admission-13", quiet.tls())).isZero();
    }

    @Test
    void aStrangerDoesNotUseUpTheConnectsOfTheDeviceHeNames() {
        TestDevice victim = CLOUD.enrolled("admission-14");
        TestDevice thief = CLOUD.enrolled("admission-15");
        for (int i = 0; i < 12; i++) {
            assertThat(refusal("admission-14", thief.tls())).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(refusal("admission-14", victim.tls())).isZero();
    }

    @Test
    @Tag("S28")
    @Tag("F25")
    void whoIsThrownOutByItsOwnIdentityIsToldSoAndPeopleAreToldOfAClone() throws Exception {
        TestDevice device = CLOUD.enrolled("admission-16");
        try (RawClient first = RawClient.connected(device);
                RawClient second = RawClient.connected(device)) {
            assertThat(first.next().orElseThrow().reason()).isEqualTo(SESSION_TAKEN_OVER);
            assertThat(refusal("admission-16", device.tls()))
                    .isEqualTo(CONNECTION_RATE_EXCEEDED);
            second.send(Packets.ping());
            assertThat(second.next().orElseThrow().type()).isEqualTo(RawClient.Came.PINGRESP);
        }
        String told = "identity-used-twice";
        assertThat(CLOUD.await("/api/v1/devices/admission-16/events", seen -> seen.contains(told)))
                .contains(told);
    }

    @Test
    void aReturningDeviceResumesItsTlsSessionAndIsStillLookedAt() throws Exception {
        TestDevice device = CLOUD.enrolled("admission-18");
        SSLContext tls = device.tls();
        byte[] connect = Packets.connect("admission-18", 10);
        long first;
        try (RawClient client = RawClient.open(CLOUD.mqttPort, tls)) {
            client.send(connect);
            assertThat(client.next().orElseThrow().reason()).isZero();
            first = client.session().getCreationTime();
        }
        try (RawClient client = RawClient.open(CLOUD.mqttPort, tls)) {
            assertThat(client.session().getCreationTime()).isEqualTo(first);
            client.send(connect);
            assertThat(client.next().orElseThrow().reason()).isZero();
        }
        CLOUD.office.registry().revoke(device.id(), Instant.now());
        try (RawClient client = RawClient.open(CLOUD.mqttPort, tls)) {
            client.send(connect);
            assertThat(client.next().orElseThrow().reason()).isEqualTo(NOT_AUTHORIZED);
        }
    }

    @Test
    void oldTlsIsRefused() {
        TestDevice device = CLOUD.enrolled("admission-11");
        assertThatThrownBy(() -> {
            try (javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket) device.tls()
                    .getSocketFactory().createSocket("127.0.0.1", CLOUD.mqttPort)) {
                socket.setEnabledProtocols(new String[]{"TLSv1.1"});
                socket.startHandshake();
            }
        }).isInstanceOf(javax.net.ssl.SSLException.class);
    }
}
