package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that answers everything with its own page. */
@Order(9)
class CaptivePortalIT {
    private static final byte[] PAGE = """
            HTTP/1.1 200 OK\r
            Content-Type: text/html\r
            Content-Length: 22\r
            \r
            <h1>Please log in</h1>""".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final AtomicInteger answered = new AtomicInteger();

    @Test
    @Tag("S40")
    @Tag("F32")
    void anHttpPageIsNoCloudAndTheHouseGoesOn() throws IOException {
        try (ServerSocket portal = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LoneAgent agent = agent(portal.getLocalPort())) {
            Thread.ofVirtual().start(() -> serve(portal));
            AgentApi api = agent.run();
            JsonNode state = LoneAgent.await(api, one -> answered.get() >= 3 && one.path("link")
                    .path("cause").asText().equals("tls"), "does not say why");
            assertThat(LoneAgent.isOnline(state)).isFalse();
            assertThat(api.target(27).isOk()).isTrue();
            LoneAgent.await(api, one -> one.path("relays").path("heat").asBoolean(),
                    "does not heat");
        }
    }

    private LoneAgent agent(int port) throws IOException {
        LoneAgent made = new LoneAgent(folder.resolve("agent"),
                "{broker: \"localhost:%d\", backoffCap: 2s, own: {tls: mutual}}".formatted(port));
        new OwnCa().write(made.identity(), "hall", Duration.ofDays(1));
        return made;
    }

    private void serve(ServerSocket portal) {
        while (!portal.isClosed()) {
            try (Socket guest = portal.accept()) {
                guest.getInputStream().read();
                guest.getOutputStream().write(PAGE);
                answered.incrementAndGet();
            } catch (IOException gone) {
                // The guest left, or the test is over.
            }
        }
    }
}
