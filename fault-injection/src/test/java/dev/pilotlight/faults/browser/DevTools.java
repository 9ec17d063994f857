package dev.pilotlight.faults.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One DevTools connection: commands by number, answers by the same number. Any thread. */
final class DevTools implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    DevTools(URI address) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    /** An empty set of parameters. */
    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** Sends a command to a page ("" for the browser itself) and waits for its result. */
    JsonNode call(String session, String method, ObjectNode parameters) throws IOException {
        int number = numbers.incrementAndGet();
        ObjectNode command = JSON.createObjectNode().put("id", number).put("method", method);
        command.set("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        send(command.toString());
        try {
            JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new IOException(method + ": " + message.get("error"));
            }
            return message.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(method + ": interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method + ": no answer from Chromium", e);
        } finally {
            waiting.remove(number);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private synchronized void send(String text) {
        // WebSocket allows one unfinished send at a time.
        socket.sendText(text, true).join();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                hear(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(message);
                }
            } catch (IOException e) {
                throw new IllegalStateException("Chromium sent no JSON: " + text, e);
            }
        }
    }
}
