package dev.pilotlight.agent.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One address that holds connections for nothing; the house uses its page beside it. */
class CrowdedPageTest extends LanTest {
    private static final byte[] OTHER = {127, 0, 0, 2};
    private static final int CROWD = 640;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private final List<Socket> crowd = new ArrayList<>();

    @AfterEach
    void goHome() throws IOException {
        for (Socket socket : crowd) {
            socket.close();
        }
    }

    private void come(String said) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(OTHER), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server().port()));
        crowd.add(socket);
        try {
            socket.getOutputStream().write(said.getBytes(US_ASCII));
        } catch (IOException sentAway) {
            assertThat(sentAway).hasMessageMatching("(?i).*(pipe|reset).*");
        }
    }

    private int asked() throws Exception {
        return client.send(HttpRequest.newBuilder(uri("/healthz")).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /hea", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "PUT /api/v1/control HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"})
    void thePageAnswersWhileAnotherAddressHolds640Connections(String said) throws Exception {
        for (int i = 0; i < CROWD; i++) {
            come(said);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(asked()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /hea",
            "PUT /api/v1/control HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"})
    void whoSaysNothingOrStopsInTheMiddleIsSentAwayWithinSeconds(String said) throws Exception {
        come(said);
        Socket silent = crowd.getFirst();
        silent.setSoTimeout(30_000);
        assertThat(silent.getInputStream().readAllBytes()).asString(US_ASCII).doesNotContain(
                "HTTP/1.1 200");
    }
}
