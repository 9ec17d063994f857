package dev.pilotlight.faults.live;

import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.faults.skip.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A real Mosquitto on loopback with two doors, as the documentation shows them: one asks for a
 * password, one for a certificate.
 */
final class Mosquitto implements AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("mosquitto version .* running");
    private static final Duration START = Duration.ofSeconds(20);

    private final Path program;
    private final Path folder;
    private final int password = Ports.any();
    private final int certificate = Ports.any();
    private Child broker;

    /** Starts it; without one the test is skipped loudly, or fails with -Dpilotlight.skips=fail. */
    Mosquitto(Path folder, OwnCa authority) throws IOException {
        this.program = Skips.mosquitto();
        this.folder = folder;
        Path server = folder.resolve("server");
        authority.write(server, "localhost", Duration.ofDays(1));
        Path passwords = folder.resolve("passwords");
        Child.start("mosquitto_passwd", folder.resolve("passwd.log"), List.of("mosquitto_passwd",
                "-b", "-c", passwords.toString(), "hall", "secret")).awaitExit(START);
        String tls = "cafile %1$s/ca.pem\ncertfile %1$s/cert.pem\nkeyfile %1$s/key.pem\n".formatted(
                server);
        Files.writeString(folder.resolve("mosquitto.conf"), """
                user root
                per_listener_settings true
                listener %d 127.0.0.1
                %sallow_anonymous false
                password_file %s
                listener %d 127.0.0.1
                %srequire_certificate true
                use_identity_as_username true
                """.formatted(password, tls, passwords, certificate, tls));
        this.broker = started();
    }

    private Child started() throws IOException {
        Child started = Child.start("mosquitto", folder.resolve("mosquitto.log"), List.of(program
                .toString(), "-c", folder.resolve("mosquitto.conf").toString()));
        started.awaitLine(RUNNING, START);
        return started;
    }

    int passwordPort() {
        return password;
    }

    int certificatePort() {
        return certificate;
    }

    /** SIGKILL. */
    void kill() {
        broker.close();
    }

    void startAgain() throws IOException {
        broker = started();
    }

    @Override
    public void close() {
        broker.close();
    }
}
