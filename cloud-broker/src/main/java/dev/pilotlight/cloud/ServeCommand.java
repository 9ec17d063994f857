package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.system.HostNames;
import dev.pilotlight.cloud.system.PacedTime;
import dev.pilotlight.cloud.system.Ports;
import dev.pilotlight.cloud.system.RealTime;
import dev.pilotlight.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    private int serve(Office office) throws Exception {
        Console console = Console.of(spec);
        TimeSource time = clock == null ? new RealTime() : PacedTime.following(clock);
        Optional<String> token = firstToken(office);
        Wiring wiring = Wiring.start(
                new Wiring.Options(tenant, bind, MQTT + offset, HTTPS + offset), office, time);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop(wiring, office);
            stopped.countDown();
        }));
        console.say("dashboard https://localhost:" + (HTTPS + offset) + "/");
        console.say("mqtt ssl://localhost:" + (MQTT + offset));
        token.ifPresent(secret -> console.say("admin token " + secret));
        console.say("ready");
        stopped.await();
        return 0;
    }

    private static Optional<String> firstToken(Office office) {
        return office.registry().hasOperators()
                ? Optional.empty()
                : Optional.of(office.registry().addOperator(new Operator("admin"),
                        office.realTime().instant()));
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
