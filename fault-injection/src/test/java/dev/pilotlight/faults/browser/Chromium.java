package dev.pilotlight.faults.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A headless Chromium with an empty profile, for one test. Ends with {@link #close}. */
public final class Chromium implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final Child process;
    private final DevTools tools;

    private Chromium(Child process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /**
     * Starts one.
     *
     * @param scratch where its profile and its log go
     */
    public static Chromium start(Path program, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Path profile = Files.createTempDirectory(scratch, "profile");
        Child process = Child.start("chromium", scratch.resolve("chromium.log"), List.of(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-extensions",
                "--disable-dev-shm-usage", "--ignore-certificate-errors", "--hide-scrollbars",
                "--remote-debugging-port=0", "--remote-allow-origins=*",
                "--user-data-dir=" + profile.toAbsolutePath(), "about:blank"));
        try {
            String address = process.awaitLine(ADDRESS, Duration.ofSeconds(60)).group(1);
            return new Chromium(process, new DevTools(URI.create(address)));
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Opens a tab of the given size, in CSS pixels. */
    public Tab open(String url, int width, int height) throws IOException {
        String target = tools.call("", "Target.createTarget",
                DevTools.parameters().put("url", "about:blank"))
                .path("targetId").asText();
        JsonNode attached = tools.call("", "Target.attachToTarget",
                DevTools.parameters().put("targetId", target).put("flatten", true));
        Tab tab = new Tab(tools, attached.path("sessionId").asText());
        tab.size(width, height);
        tab.go(url);
        return tab;
    }

    @Override
    public void close() {
        tools.close();
        process.close();
    }
}
