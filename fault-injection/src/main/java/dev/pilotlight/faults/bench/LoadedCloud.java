package dev.pilotlight.faults.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** The cloud's own jar as a process, with devices enrolled; killed and started again at will. */
final class LoadedCloud implements AutoCloseable {
    private static final int MQTT = 8883;
    private static final int HTTPS = 8443;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(20);
    private static final Pattern ADMIN = Pattern.compile("admin token (\\S+)");
    private static final Pattern READY = Pattern.compile("^ready");

    private final Path jar;
    private final Path data;
    private final int offset;
    private final String admin;
    private final Trust trust;
    private Child process;

    private LoadedCloud(Path jar, Path data, int offset, String admin, Trust trust,
            Child process) {
        this.jar = jar;
        this.data = data;
        this.offset = offset;
        this.admin = admin;
        this.trust = trust;
        this.process = process;
    }

    /** Starts it on an empty directory. */
    static LoadedCloud start(Path jar, Path data) throws IOException {
        int offset = Ports.freeOffset(MQTT, HTTPS);
        Child process = run(jar, data, offset);
        String admin = process.awaitLine(ADMIN, START).group(1);
        process.awaitLine(READY, START);
        return new LoadedCloud(jar, data, offset, admin, Trust.onFirstUse(HTTPS + offset),
                process);
    }

    private static Child run(Path jar, Path data, int offset) throws IOException {
        return Child.start("cloud", data.resolveSibling("bench-cloud.log"),
                List.of(ProcessHandle.current().info().command().orElse("java"),
                        "--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString(), "serve",
                        "--data", data.toString(), "--bind", "127.0.0.1", "--port-offset",
                        Integer.toString(offset), "--connects", "10000"));
    }

    int mqttPort() {
        return MQTT + offset;
    }

    Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    /** Registers and enrols a device; what it connects with. */
    SSLContext enrol(String thing) throws IOException {
        try (CloudApi api = api()) {
            return trust.context(Enrolment.enrol("https://localhost:" + (HTTPS + offset),
                    api.newDevice(thing), trust));
        }
    }

    /** Points of that boot that are stored, and how many are missing below the last. */
    long[] storedAndMissing(String thing, String boot) throws IOException {
        try (CloudApi api = api()) {
            for (JsonNode tally : api.device(thing).path("history")) {
                if (tally.path("boot").asText().equals(boot)) {
                    return new long[]{tally.path("stored").asLong(),
                            tally.path("missing").asLong()};
                }
            }
            return new long[]{0, 0};
        }
    }

    /** SIGKILL, and started again at once. */
    void killAndRestart() throws IOException {
        process.kill();
        process.awaitExit(Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1)));
        process = run(jar, data, offset);
        process.awaitLine(READY, START);
    }

    private CloudApi api() {
        return new CloudApi("https://localhost:" + (HTTPS + offset), admin, trust.context(),
                API_LIMIT);
    }

    @Override
    public void close() {
        process.close();
    }
}
