package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.DeviceId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static String[] token(String thing) {
        return CLOUD.office.desk().token(new DeviceId(thing)).split("\\.", -1);
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, String said) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(status);
        assertThat(text).contains(said).doesNotContain("Exception");
    }

    @Test
    void theTokenNamesTheAuthorityThatTheServiceShows() throws Exception {
        List<Certificate> authority = TestDevice.chain(CLOUD.send(HttpRequest
                .newBuilder(CLOUD.uri("/.well-known/est/cacerts")).build()).body());
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(authority.getFirst().getEncoded());
        assertThat(token("enrol-1")[2])
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    void theCertificateIsForThisDeviceAsAClientAlone() throws Exception {
        TestDevice device = CLOUD.enrolled("enrol-2");
        X509Certificate certificate = device.certificate();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=enrol-2");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        certificate.verify(device.chain().get(1).getPublicKey());
    }

    @Test
    void aTokenWorksOnce() throws Exception {
        String secret = token("enrol-3")[1];
        KeyPair keys = TestDevice.newKeys("secp256r1");
        byte[] request = TestDevice.request("CN=enrol-3", keys);
        assertThat(TestDevice.ask(CLOUD, "enrol-3", secret, request).statusCode())
                .isEqualTo(200);
        assertRefused(TestDevice.ask(CLOUD, "enrol-3", secret, request), 401, "used already");
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        Instant yesterday = Instant.now().minusSeconds(48 * 3600);
        String secret = CLOUD.office.registry().offer(new DeviceId("enrol-4"), yesterday,
                yesterday.plusSeconds(24 * 3600));
        assertRefused(TestDevice.ask(CLOUD, "enrol-4", secret,
                TestDevice.request("CN=enrol-4", TestDevice.newKeys("secp256r1"))), 401,
                "older than 24 hours");
    }

    @Test
    void aWrongSecretOrAnotherDevicesSecretIsRefused() throws Exception {
        String secret = token("enrol-5")[1];
        byte[] request = TestDevice.request("CN=enrol-6", TestDevice.newKeys("secp256r1"));
        token("enrol-6");
        assertRefused(TestDevice.ask(CLOUD, "enrol-6", secret, request), 401, "not known");
        assertRefused(TestDevice.ask(CLOUD, "enrol-6", "guess", request), 401, "not known");
        assertRefused(TestDevice.ask(CLOUD, "enrol 6", secret, request), 401, "HTTP Basic");
    }

    @Test
    void aBadRequestIsRefusedAndTheTokenStaysGood() throws Exception {
        String secret = token("enrol-7")[1];
        KeyPair keys = TestDevice.newKeys("secp256r1");
        byte[] good = TestDevice.request("CN=enrol-7", keys);
        byte[] forged = good.clone();
        forged[forged.length - 5] ^= 1;
        assertRefused(TestDevice.ask(CLOUD, "enrol-7", secret, new byte[]{1, 2, 3}), 400,
                "PKCS#10");
        assertRefused(TestDevice.ask(CLOUD, "enrol-7", secret, new byte[0]), 400, "PKCS#10");
        assertRefused(TestDevice.ask(CLOUD, "enrol-7", secret,
                TestDevice.request("CN=other", keys)), 400, "want CN=enrol-7");
        assertRefused(TestDevice.ask(CLOUD, "enrol-7", secret, TestDevice.request("CN=enrol-7",
                TestDevice.newKeys("secp384r1"))), 400, "P-256");
        assertThat(TestDevice.ask(CLOUD, "enrol-7", secret, forged).statusCode())
                .isEqualTo(400);
        assertThat(TestDevice.ask(CLOUD, "enrol-7", secret, good).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedDevicesTokensAreWorthless() throws Exception {
        String secret = token("enrol-8")[1];
        CLOUD.office.registry().revoke(new DeviceId("enrol-8"), Instant.now());
        assertRefused(TestDevice.ask(CLOUD, "enrol-8", secret,
                TestDevice.request("CN=enrol-8", TestDevice.newKeys("secp256r1"))), 401,
                "not known");
    }

    @Test
    void aNewerTokenVoidsTheOlderOneSoNobodyEnrolsAfterTheOwner() throws Exception {
        String stolen = token("enrol-9")[1];
        String own = token("enrol-9")[1];
        byte[] request = TestDevice.request("CN=enrol-9", TestDevice.newKeys("secp256r1"));
        assertThat(TestDevice.ask(CLOUD, "enrol-9", own, request).statusCode()).isEqualTo(200);
        assertRefused(TestDevice.ask(CLOUD, "enrol-9", stolen,
                TestDevice.request("CN=enrol-9", TestDevice.newKeys("secp256r1"))), 401,
                "not known");
    }

    @Test
    void aReplacedCertificatesLiveConnectionIsEndedAtOnce() throws Exception {
        TestDevice before = CLOUD.enrolled("enrol-10");
        try (Link link = before.connect()) {
            CLOUD.enrolled("enrol-10");
            assertThat(link.ended.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** The JDK makes no such keys, so the request is taken apart and another curve is named. */
    @Test
    void aKeyOnAForeignCurveOfTheSameSizeIsRefusedInWords() throws Exception {
        String secret = token("enrol-11")[1];
        byte[] request = TestDevice.request("CN=enrol-11", TestDevice.newKeys("secp256r1"));
        byte[] p256 = HexFormat.of().parseHex("06082a8648ce3d030107");
        byte[] brainpool = HexFormat.of().parseHex("06092b2403030208010107");
        byte[] foreign = request.clone();
        int at = indexOf(foreign, p256);
        System.arraycopy(brainpool, 0, foreign, at, p256.length);
        assertThat(TestDevice.ask(CLOUD, "enrol-11", secret, foreign).statusCode())
                .isEqualTo(400);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    /** Requests with bytes changed at random: refused in words, never an error of the service's. */
    @Test
    void noRequestWithBytesChangedMakesTheServiceFail() throws Exception {
        String secret = token("enrol-12")[1];
        byte[] good = TestDevice.request("CN=enrol-12", TestDevice.newKeys("secp256r1"));
        Random random = new Random(12);
        for (int round = 0; round < (TargetRow.DEEP ? 20_000 : 200); round++) {
            byte[] changed = random.nextInt(4) == 0
                    ? Arrays.copyOf(good, random.nextInt(good.length))
                    : good.clone();
            for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(changed, good)) {
                assertThat(TestDevice.ask(CLOUD, "enrol-12", secret, changed).statusCode())
                        .as("round %d", round).isEqualTo(400);
            }
        }
    }
}
