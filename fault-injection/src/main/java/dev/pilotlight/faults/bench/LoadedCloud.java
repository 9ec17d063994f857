package dev.pilotlight.faults.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** The cloud's own jar as a process, with devices enrolled; killed and started again at will. */
final class LoadedCloud implements Target {
    private static final int MQTT = 8883;
    private static final int HTTPS = 8443;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(20);
    private static final Pattern READY = Pattern.compile("^ready");

    private final Path jar;
    private final Path data;
    private final int offset;
    private final CloudApi api;
    private final List<SSLContext> identities = new ArrayList<>();
    private Child process;

    private LoadedCloud(Path jar, Path data, int offset, CloudApi api, Child process) {
        this.jar = jar;
        this.data = data;
        this.offset = offset;
        this.api = api;
        this.process = process;
    }

    /** Starts it on an empty directory, and enrols every device as any device is enrolled. */
    static LoadedCloud start(Path jar, Path data, Sizes sizes) throws IOException {
        int offset = Ports.freeOffset(MQTT, HTTPS);
        Child process = run(jar, data, offset);
        String admin = AdminToken.of(process, START);
        process.awaitLine(READY, START);
        Trust trust = Trust.onFirstUse(HTTPS + offset);
        String address = "https://localhost:" + (HTTPS + offset);
        CloudApi api = new CloudApi(address, admin, trust.context(), API_LIMIT);
        LoadedCloud cloud = new LoadedCloud(jar, data, offset, api, process);
        try (HttpClient enrolling = Enrolment.client(trust)) {
            cloud.identities.addAll(Measurement.inParallel(sizes.devices(),
                    i -> trust.context(Enrolment.enrol(enrolling, address,
                            api.newDevice(sizes.thing(i)), trust))));
        }
        return cloud;
    }

    private static Child run(Path jar, Path data, int offset) throws IOException {
        return Child.start("cloud", data.resolveSibling("bench-cloud.log"),
                List.of(ProcessHandle.current().info().command().orElse("java"),
                        "--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString(), "serve",
                        "--data", data.toString(), "--bind", "127.0.0.1", "--port-offset",
                        Integer.toString(offset), "--connects", "10000"));
    }

    @Override
    public String name() {
        return "Pilotlight";
    }

    @Override
    public int mqttPort() {
        return MQTT + offset;
    }

    @Override
    public Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    @Override
    public OptionalLong liveBytes() throws IOException {
        return LiveHeap.of(process.pid());
    }

    @Override
    public List<SSLContext> identities() {
        return identities;
    }

    /** Points of that boot that are stored, and how many are missing below the last. */
    long[] storedAndMissing(String thing, String boot) throws IOException {
        for (JsonNode tally : api.device(thing).path("history")) {
            if (tally.path("boot").asText().equals(boot)) {
                return new long[]{tally.path("stored").asLong(),
                        tally.path("missing").asLong()};
            }
        }
        return new long[]{0, 0};
    }

    /** SIGKILL. */
    void kill() {
        process.close();
    }

    /** Starts it again on what the killed one left. */
    void restart() throws IOException {
        process = run(jar, data, offset);
        process.awaitLine(READY, START);
    }

    @Override
    public void close() {
        api.close();
        process.close();
    }
}
