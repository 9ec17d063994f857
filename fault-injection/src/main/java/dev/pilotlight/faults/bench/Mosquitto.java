package dev.pilotlight.faults.bench;

import dev.pilotlight.faults.client.ForeignAuthority;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.faults.process.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Mosquitto as Debian ships it, with mutual TLS and a policy of topics, to compare with. It
 * acknowledges what it has in memory alone.
 */
final class Mosquitto implements Target {
    private static final Pattern VERSION = Pattern.compile("mosquitto version (\\S+)");
    private static final Pattern RUNNING = Pattern.compile("mosquitto version \\S+ running");
    private static final Duration START = Duration.ofSeconds(10);

    private final Child process;
    private final int port;
    private final List<SSLContext> identities;
    private final String version;

    private Mosquitto(Child process, int port, List<SSLContext> identities, String version) {
        this.process = process;
        this.port = port;
        this.identities = identities;
        this.version = version;
    }

    /** Where it is installed; empty when it is not. */
    static Optional<Path> program() {
        return Tools.find("mosquitto");
    }

    /** Starts it on loopback, with an authority and identities of its own. */
    static Mosquitto start(Path program, Path directory, Sizes sizes) throws IOException {
        Files.createDirectories(directory);
        ForeignAuthority authority = ForeignAuthority.create();
        int port = Ports.any();
        Path configuration = configure(directory, authority, port);
        Trust trust = new Trust(authority.certificate());
        List<SSLContext> identities = Measurement.inParallel(sizes.devices(),
                i -> trust.context(authority.client(sizes.thing(i))));
        Child process = Child.start("mosquitto", directory.resolve("log"),
                List.of(program.toString(), "-v", "-c", configuration.toString()));
        Matcher said = process.awaitLine(VERSION, START);
        process.awaitLine(RUNNING, START);
        return new Mosquitto(process, port, identities, said.group(1));
    }

    private static Path configure(Path directory, ForeignAuthority authority, int port)
            throws IOException {
        Trust.Identity server = authority.server();
        Path trusted = write(directory, "authority.pem", pem(authority.certificate()));
        Path shown = write(directory, "server.pem", pem(server.certificate()));
        Path key = write(directory, "server.key", pem("PRIVATE KEY", server.key().getEncoded()));
        Path policy = write(directory, "policy", "pattern write dt/pilotlight/home/%u/telemetry\n");
        return write(directory, "mosquitto.conf", """
                listener %d 127.0.0.1
                cafile %s
                certfile %s
                keyfile %s
                require_certificate true
                use_identity_as_username true
                acl_file %s
                persistence false
                log_type notice
                log_type error
                log_type information
                connection_messages false
                user %s
                """.formatted(port, trusted, shown, key, policy,
                System.getProperty("user.name")));
    }

    private static Path write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String pem(X509Certificate certificate) throws IOException {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write a certificate: " + e.getMessage(), e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64,
                "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content) + "\n-----END "
                + what + "-----\n";
    }

    @Override
    public String name() {
        return "Mosquitto " + version;
    }

    @Override
    public int mqttPort() {
        return port;
    }

    @Override
    public Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    @Override
    public OptionalLong liveBytes() {
        return OptionalLong.empty();
    }

    @Override
    public List<SSLContext> identities() {
        return identities;
    }

    @Override
    public void close() {
        process.close();
    }
}
