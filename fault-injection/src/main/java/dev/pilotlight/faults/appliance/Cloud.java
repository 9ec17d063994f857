package dev.pilotlight.faults.appliance;

import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A real cloud on loopback for the thermostats to talk to. */
final class Cloud implements Closeable {
    private static final int HTTPS = 8443;
    private static final int MQTT = 8883;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile("^ready");

    private final Child process;
    private final int offset;
    private final String admin;

    Cloud(Path jar, Path folder) throws IOException {
        this.offset = Ports.freeOffset(HTTPS, MQTT);
        this.process = Child.start("cloud", folder.resolve("cloud.log"), List.of(Path.of(System
                .getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString(), "serve", "--data",
                folder.resolve("cloud").toString(), "--bind", "127.0.0.1", "--port-offset", Integer
                        .toString(offset)));
        this.admin = AdminToken.of(process, START);
        process.awaitLine(READY, START);
    }

    int mqtt() {
        return MQTT + offset;
    }

    /** Lets the program enrol as that thing, by the command that a person would type. */
    void enrol(Program program, String thing, Path folder, Path config) throws IOException {
        String address = "https://localhost:" + (HTTPS + offset);
        try (CloudApi api = new CloudApi(address, admin, Trust.onFirstUse(HTTPS + offset)
                .context(), START);
                Child enrol = program.start(folder, "enrol", "--config", config.toString(),
                        "--data", folder.resolve("data").toString(), "--cloud", address, "--token",
                        api.newDevice(thing))) {
            if (enrol.awaitExit(START).orElse(-1) != 0) {
                throw new IOException("enrol failed:\n  " + String.join("\n  ", enrol.lines()));
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
