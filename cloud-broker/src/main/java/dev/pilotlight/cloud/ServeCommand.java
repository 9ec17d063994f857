package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.system.HostNames;
import dev.pilotlight.cloud.system.PacedTime;
import dev.pilotlight.cloud.system.Ports;
import dev.pilotlight.cloud.system.RealTime;
import dev.pilotlight.wire.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the service: MQTT over mutual TLS, HTTPS with API and dashboard.")
final class ServeCommand implements Callable<Integer> {
    private static final int MQTT = 8883;
    private static final int HTTPS = 8443;
    private static final int MAX_OFFSET = 50_000;
    private static final int MAX_CONNECTS = 100_000;
    private static final int MAX_KEEP = 36_500;
    private static final int MAX_PORT = 65_535;
    private static final Pattern HOST_AND_PORT = Pattern
            .compile("\\[?([A-Za-z0-9.:-]+?)]?:(\\d{1,5})");
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    Main.Data data = new Main.Data();

    @Option(names = "--port-offset", paramLabel = "N", defaultValue = "0", description = "Added to both ports, 8883 and 8443 (default: 0).")
    int offset;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "0.0.0.0", description = "Address to listen on (default: all).")
    String bind = "0.0.0.0";

    @Option(names = "--host", paramLabel = "NAME|IP", description = {
            "A name or address under which devices and browsers reach this service,",
            "for its certificate; may be repeated, and is remembered.",
            "localhost and the machine's own are always in it."})
    List<String> hosts = List.of();

    @Option(names = "--tenant", paramLabel = "NAME", defaultValue = "home", description = "Third level of the data topics (default: ${DEFAULT-VALUE}).")
    String tenant = "home";

    @Option(names = "--connects", paramLabel = "N", defaultValue = "100", description = "New device connections let in a second, all together (default: ${DEFAULT-VALUE}).")
    int connects = 100;

    @Option(names = "--keep", paramLabel = "DAYS", defaultValue = "1095", description = "How long points, events and the audit are kept (default: ${DEFAULT-VALUE}, three years).")
    int keepDays = 1095;

    @Option(names = "--dev-listener", paramLabel = "HOST:PORT", description = {
            "Also listens there for any MQTT client, plain, without device policy, on loopback",
            "only: for tools and conformance suites, never for service."})
    @Nullable
    String development;

    @Option(names = "--clock", paramLabel = "FILE", hidden = true, description = "Follow the pace in a file, for demonstrations.")
    @Nullable
    Path clock;

    @Override
    public Integer call() throws Exception {
        refuseNonsense();
        try (Office office = Office.open(data.directory)) {
            Optional<AutoCloseable> reserved = office.data().lockService();
            if (reserved.isEmpty()) {
                throw new IOException(
                        "another service runs on " + office.data().root());
            }
            Ports.refuseTaken(bind, MQTT + offset);
            Ports.refuseTaken(bind, HTTPS + offset);
            if (!hosts.isEmpty()) {
                office.hosts().tell(hosts);
            }
            office.certify(office.hosts());
            return serve(office);
        }
    }

    private void refuseNonsense() {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw Console.of(spec)
                    .wrong("--port-offset is " + offset + ", want 0 to " + MAX_OFFSET);
        }
        if (connects < 1 || connects > MAX_CONNECTS) {
            throw Console.of(spec).wrong("--connects is " + connects + ", want 1 to "
                    + MAX_CONNECTS);
        }
        if (keepDays < 1 || keepDays > MAX_KEEP) {
            throw Console.of(spec).wrong("--keep is " + keepDays + ", want 1 to " + MAX_KEEP);
        }
        if (development != null && loopback().isEmpty()) {
            throw Console.of(spec).wrong("--dev-listener is \"" + development
                    + "\", want a loopback address and a port, such as 127.0.0.1:1883");
        }
        for (String host : hosts) {
            if (!HostNames.FORM.matcher(host).matches()) {
                throw Console.of(spec).wrong("--host is \"" + host
                        + "\", want a name such as cloud.example, or an address");
            }
        }
        if (!Topics.TENANT.matcher(tenant).matches()) {
            throw Console.of(spec).wrong(
                    "--tenant is \"" + tenant + "\", want 1 to 64 letters, digits or hyphens");
        }
    }

    /** Empty when none was asked for, or it is no loopback address. */
    private Optional<InetSocketAddress> loopback() {
        String text = development == null ? "" : development;
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MAX_PORT) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(parts.group(1),
                Integer.parseInt(parts.group(2)));
        return address.isUnresolved() || !address.getAddress().isLoopbackAddress()
                ? Optional.empty()
                : Optional.of(address);
    }

    private int serve(Office office) throws Exception {
        Console console = Console.of(spec);
        TimeSource time = clock == null ? new RealTime() : PacedTime.following(clock);
        Optional<Path> token = firstToken(office);
        Wiring wiring = Wiring.start(
                new Wiring.Options(tenant, bind, MQTT + offset, HTTPS + offset, loopback(),
                        connects, Duration.ofDays(keepDays)),
                office, time);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop(wiring, office);
            stopped.countDown();
        }));
        console.say("dashboard https://localhost:" + (HTTPS + offset) + "/");
        console.say("mqtt ssl://localhost:" + (MQTT + offset));
        if (development != null) {
            console.say("development mqtt tcp://" + development + " (no TLS, no device policy)");
        }
        token.ifPresent(file -> console.say("admin token in " + file));
        console.say("ready");
        stopped.await();
        return 0;
    }

    /** In a file of the owner's alone: what is printed ends up in a log that others read. */
    private static Optional<Path> firstToken(Office office) throws IOException {
        if (office.registry().hasOperators()) {
            return Optional.empty();
        }
        Path file = office.data().adminToken();
        Files.deleteIfExists(file);
        String token = office.registry().addOperator(new Operator("admin"),
                office.realTime().instant(), office.realTime().instant().plus(UserCommand.YEAR));
        Papers.writeSecret(file, (token + "\n").getBytes(StandardCharsets.UTF_8));
        return Optional.of(file.toAbsolutePath());
    }

    private static void stop(Wiring wiring, Office office) {
        try {
            wiring.stop();
        } catch (Exception late) {
            LOG.warn("a part did not stop: {}", late.toString());
        } finally {
            office.close();
        }
    }
}
