package dev.pilotlight.cloud.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "::1",
            "cloud.example", "192.0.2.7", "2001:db8::7");

    @TempDir
    Path directory;

    private X509Certificate served(Identity identity) throws Exception {
        return (X509Certificate) KeyStore.getInstance(identity.serverKeys().toFile(),
                identity.password().toCharArray()).getCertificate("pilotlight");
    }

    @Test
    void aDeviceElsewhereReachesTheCloudByEveryNameAndAddressItWasGiven() throws Exception {
        Identity identity = Identity.open(directory, Instant.now());
        identity.certify(HOSTS, Instant.now());
        assertThat(served(identity).getSubjectAlternativeNames().stream()
                .map(name -> name.get(1).toString())).contains("localhost", "cloud.example",
                        "192.0.2.7", "127.0.0.1", "2001:db8:0:0:0:0:0:7");
    }

    @Test
    void openingAgainKeepsTheCertificateAndTheAuthority() throws Exception {
        Identity identity = Identity.open(directory, Instant.now());
        identity.certify(HOSTS, Instant.now());
        X509Certificate before = served(identity);

        Identity again = Identity.open(directory, Instant.now());
        assertThat(served(again)).isEqualTo(before);
        again.certify(HOSTS, Instant.now());
        assertThat(served(again)).isEqualTo(before);
        assertThat(again.authority().certificate())
                .isEqualTo(identity.authority().certificate());
    }

    @Test
    void aNewAddressOrANearEndMakesANewCertificateOfTheSameAuthority() throws Exception {
        Identity identity = Identity.open(directory, Instant.now());
        identity.certify(List.of("localhost", "127.0.0.1"), Instant.now());
        X509Certificate first = served(identity);
        identity.certify(List.of("localhost", "127.0.0.1", "192.0.2.8"), Instant.now());
        X509Certificate second = served(identity);
        assertThat(second).isNotEqualTo(first);
        identity.certify(List.of("localhost"),
                Instant.now().plus(Authority.SERVER_LIFE).minusSeconds(3600));
        assertThat(served(identity)).isNotEqualTo(second);
        served(identity).verify(identity.authority().certificate().getPublicKey());
    }
}
