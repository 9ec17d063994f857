package dev.pilotlight.faults.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The agent's API on the LAN, as the person in the room uses it. Any thread. */
public final class AgentApi implements AutoCloseable {

    private final Http http;
    private final String authorization;

    /**
     * Nothing is sent yet.
     *
     * @param address such as {@code http://127.0.0.1:8080}
     * @param pin the PIN of the page
     */
    public AgentApi(String address, String pin, Duration limit) {
        this.http = new Http(address, limit, Optional.empty());
        this.authorization = "Basic " + Base64.getEncoder()
                .encodeToString(("person:" + pin).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything the page shows. */
    public JsonNode state() throws IOException {
        Answer answer = http.send("GET", "/api/v1/state", authorization, "");
        if (!answer.isOk()) {
            throw new IOException("the state was refused: " + answer);
        }
        return answer.body();
    }

    /** Sets the target until the schedule's next change. */
    public Answer target(double celsius) throws IOException {
        return control("{\"target\":" + celsius + "}");
    }

    /** Sets the target until a given end. */
    public Answer target(double celsius, Instant until) throws IOException {
        return control("{\"target\":" + celsius + ",\"until\":\"" + until + "\"}");
    }

    /** Sends any body to {@code control}. */
    public Answer control(String body) throws IOException {
        return http.send("PUT", "/api/v1/control", authorization, body);
    }

    /** Sends anything anywhere, with the PIN. */
    public Answer send(String method, String path, String body) throws IOException {
        return http.send(method, path, authorization, body);
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
}
