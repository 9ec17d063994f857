package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the devices' port speaks: authenticated encryption alone, in the client's order. */
class CipherSuitesTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();

    private static String spoken(String protocol, String... suites) throws Exception {
        TestDevice device = CLOUD.enrolled("suites-" + protocol.hashCode() % 1000 + "-"
                + String.join("", suites).hashCode());
        try (SSLSocket socket = (SSLSocket) device.tls().getSocketFactory()
                .createSocket("localhost", device.mqttPort())) {
            socket.setEnabledProtocols(new String[]{protocol});
            socket.setEnabledCipherSuites(suites);
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384"})
    void aPiZeroWithoutAesMaySpeakChaCha(String suite) throws Exception {
        assertThat(spoken("TLSv1.3", suite)).isEqualTo(suite);
    }

    @Test
    void whatTheDeviceLikesBestIsTaken() throws Exception {
        assertThat(spoken("TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"))
                .isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(spoken("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                .isEqualTo("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"})
    void chainedBlocksAreRefused(String suite) {
        assertThatThrownBy(() -> spoken("TLSv1.2", suite)).isInstanceOf(IOException.class);
    }
}
