package dev.pilotlight.faults.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The cloud's API, as an operator uses it with the admin token. Any thread. */
public final class CloudApi implements AutoCloseable {

    private final Http http;
    private final String authorization;

    /**
     * Nothing is sent yet.
     *
     * @param address such as {@code https://localhost:8443}
     * @param trust what to trust
     */
    public CloudApi(String address, String adminToken, SSLContext trust, Duration limit) {
        this.http = new Http(address, limit, Optional.of(trust));
        this.authorization = "Bearer " + adminToken;
    }

    /** Makes a one-time token with which a new device enrols. */
    public String newDevice(String thing) throws IOException {
        Answer answer = http.send("POST", "/api/v1/devices", authorization,
                "{\"thing\":\"" + thing + "\"}");
        String token = answer.body().path("token").asText("");
        if (!answer.isOk() || token.isEmpty()) {
            throw new IOException("the cloud gave no token for " + thing + ": " + answer);
        }
        return token;
    }

    /** One device as the dashboard shows it. */
    public JsonNode device(String thing) throws IOException {
        return get("/api/v1/devices/" + thing);
    }

    /** A named shadow. */
    public JsonNode shadow(String thing, String name) throws IOException {
        return get("/api/v1/devices/" + thing + "/shadows/" + name);
    }

    /** Lends a target to a device until an end. */
    public Answer lease(String thing, double celsius, Instant until) throws IOException {
        return control(thing, "{\"lease\":{\"target\":" + celsius + ",\"until\":\"" + until
                + "\"}}");
    }

    /** Asks for a target from afar as the resident's app does. */
    public Answer hold(String thing, double celsius, Instant until) throws IOException {
        return control(thing, "{\"hold\":{\"target\":" + celsius + ",\"until\":\"" + until
                + "\"}}");
    }

    /** Sends any body to {@code control}. */
    public Answer control(String thing, String body) throws IOException {
        return http.send("PUT", "/api/v1/devices/" + thing + "/control", authorization, body);
    }

    /** Sends anything anywhere, with any authorization. */
    public Answer sendAs(String anybody, String method, String path, String body)
            throws IOException {
        return http.send(method, path, anybody, body);
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode get(String path) throws IOException {
        Answer answer = http.send("GET", path, authorization, "");
        if (!answer.isOk()) {
            throw new IOException(path + " was refused: " + answer);
        }
        return answer.body();
    }
}
