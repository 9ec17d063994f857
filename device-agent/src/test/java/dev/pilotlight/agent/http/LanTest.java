package dev.pilotlight.agent.http;

import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.PageSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A page on the loopback interface, and a client that asks it. */
abstract class LanTest {
    static final Pin PIN = new Pin("482913", "00");

    final FakeDoor door = new FakeDoor();
    final FakeConfigurations configurations = new FakeConfigurations();
    final HttpClient client = HttpClient.newHttpClient();
    @TempDir
    Path kept;
    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer(new PageSettings("127.0.0.1", 0),
                new Hardware.SimulatedHouse(new Equipment(true, false),
                        new Hardware.Source.Remote("localhost", 1)),
                new LocalServer.Doors(door, configurations),
                new LocalServer.Access(PIN, Optional.of(kept), InstantSource.system()));
        server.start();
    }

    LocalServer server() {
        return server;
    }

    /** The same device after its program was started anew. */
    void restart() throws IOException {
        server.close();
        start();
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    /** What the command line carries where it has to use the page. */
    static String command() {
        return "Bearer " + PIN.commandToken(Instant.now());
    }

    /** The token of a new session. */
    String login() throws Exception {
        return send("POST", "/api/v1/session", "{\"pin\":\"482913\"}", "").body()
                .replaceAll(".*\"token\":\"|\"}", "");
    }

    static String basic(String pin) {
        return "Basic " + Base64.getEncoder()
                .encodeToString(("me:" + pin).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path, String authorization) throws Exception {
        return send("GET", path, "", authorization);
    }

    HttpResponse<String> send(String method, String path, String body, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method,
                HttpRequest.BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
