package dev.pilotlight.faults.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** One running agent with page, journal, link and real drivers: a thermometer that is a file. */
final class Thermostat implements Closeable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");

    private final Child process;
    private final AgentApi api;

    private Thermostat(Child process, AgentApi api) {
        this.process = process;
        this.api = api;
    }

    /** Writes its configuration; the broker is on loopback. */
    static Path configure(Path folder, String thing, int broker, String control)
            throws IOException {
        Files.createDirectories(folder);
        Path sensor = Files.writeString(folder.resolve("millidegrees"), "19500\n");
        return Files.writeString(folder.resolve("agent.yaml"), """
                schema: 1
                thing: %s
                hardware:
                  driver: gpio
                  equipment: {heat: true}
                  relays: {heat: {pin: GPIO17, active: low}}
                  sensors: {room: {file: %s}}
                link: {broker: "localhost:%d"}
                control: {%s}
                page: {host: 127.0.0.1, port: %d}
                """.formatted(thing, sensor, broker, control, Ports.any()));
    }

    /** Starts it on an identity that is there already. */
    static Thermostat start(Program program, Path folder, Path config) throws IOException {
        Child process = program.start(folder, "run", "--config", config.toString(), "--data",
                folder.resolve("data").toString());
        String pin = process.awaitLine(PIN, START).group(1);
        String page = process.awaitLine(Pattern.compile("page (http://[^/]+)/"), START).group(1);
        return new Thermostat(process, new AgentApi(page, pin, START));
    }

    long pid() {
        return process.pid();
    }

    JsonNode state() throws IOException {
        return api.state();
    }

    boolean isOnline() throws IOException {
        return state().path("link").path("state").asText().equals("online");
    }

    /** In Prometheus' text form. */
    String metrics() throws IOException {
        return api.send("GET", "/metrics", "").body().asText();
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }
}
