package dev.pilotlight.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One page of a real headless Chromium, driven over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Path profile;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private int calls;

    private Browser(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** Skips the test, loudly, when there is no Chromium; fails it when skips are failures. */
    static Browser open() throws Exception {
        Path program = Skips.needs("the dashboard is not tested in a browser (Debian: apt-get"
                + " install chromium)", "chromium", "chromium-browser", "google-chrome");
        Path profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(),
                "browser-");
        // The certificate is the service's own; java.net.http checks it in every other test.
        Process process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--ignore-certificate-errors", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile())
                .start();
        Browser browser = new Browser(process, profile);
        browser.attach();
        return browser;
    }

    private void attach() throws Exception {
        Path active = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!(Files.exists(active) && Files.readAllLines(active).size() >= 2)
                && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        String port = Files.readAllLines(active).getFirst();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String page = http.send(HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                    .PUT(BodyPublishers.noBody()).build(), BodyHandlers.ofString()).body();
            URI address = URI.create(JSON.readTree(page).get("webSocketDebuggerUrl").asText());
            socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this)
                    .get(20, TimeUnit.SECONDS);
        }
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    void size(int width, int height, boolean dark) throws Exception {
        call("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height,
                "deviceScaleFactor", 1, "mobile", width < 600));
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name",
                "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void go(URI address) throws Exception {
        call("Page.navigate", Map.of("url", address.toString()));
    }

    /** The value of a JavaScript expression; a promise is awaited. */
    JsonNode run(String expression) throws Exception {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression,
                "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until the expression is true. */
    void until(String expression) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (run("Boolean(" + expression + ")").asBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never true: " + expression + "; the page says: "
                + run("document.body.innerText").asText());
    }

    void picture(Path file) throws Exception {
        JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png",
                "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not attached");
        }
        int id = ++calls;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        open.sendText(message.toString(), true).get(20, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer to " + method);
            }
            if (answer.path("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new AssertionError(method + ": " + answer.get("error"));
                }
                return answer.path("result");
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data,
            boolean last) {
        partial.append(data);
        if (last) {
            try {
                answers.add(JSON.readTree(partial.toString()));
            } catch (IOException broken) {
                return CompletableFuture.failedFuture(broken);
            } finally {
                partial.setLength(0);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        process.destroy();
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join().destroyForcibly();
    }
}
