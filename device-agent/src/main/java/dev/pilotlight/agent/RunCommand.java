package dev.pilotlight.agent;

import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.store.SqliteJournal;
import dev.pilotlight.agent.system.MachineTime;
import dev.pilotlight.agent.system.PacedTime;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.agent.system.SystemdWatchdog;
import dev.pilotlight.agent.trial.TrialRules;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the thermostat until it is told to stop. */
@Command(name = "run", description = "Controls the room until it is told to stop.")
final class RunCommand implements Callable<Integer> {
    private static final int GAVE_UP = 70;
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private Places places = new Places();

    @Option(names = "--clock", hidden = true, paramLabel = "FILE", description = "A demonstration's clock.")
    private @Nullable Path clock;

    /** With the usual places, until picocli reads others. */
    RunCommand() {}

    RunCommand(Places places) {
        this.places = places;
    }

    @Override
    public Integer call() throws InterruptedException {
        Thread.ofPlatform().daemon().name("warm-up").start(SqliteJournal::warmUp);
        MachineTime time = time();
        Watchdog watchdog = SystemdWatchdog.from(System.getenv());
        Tenure tenure = new Tenure(places.config(), places.data(), time, TrialRules.DEFAULTS);
        AtomicReference<@Nullable Wiring> running = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running.get(), tenure),
                "stop"));
        FirmwareConfig config = tenure.boot();
        while (true) {
            Optional<Wiring> wiring = begun(config, time, watchdog, tenure);
            running.set(wiring.orElse(null));
            config = wiring.isPresent() ? run(wiring.get(), config, tenure) : tenure.boot();
        }
    }

    /** Empty when the configuration is only tried and does not even begin. */
    private Optional<Wiring> begun(FirmwareConfig config, MachineTime time, Watchdog watchdog,
            Tenure tenure) throws InterruptedException {
        try {
            Wiring wiring = new Wiring(config, tenure.door(), new Wiring.Place(places
                    .data(), time), watchdog, RunCommand::giveUp);
            wiring.awaitControlling();
            return Optional.of(wiring);
        } catch (RuntimeException unusable) {
            if (!tenure.isOnTrial()) {
                throw unusable;
            }
            LOG.error("the configuration on trial does not begin: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    /** Runs until another configuration is in force. */
    private FirmwareConfig run(Wiring wiring, FirmwareConfig config, Tenure tenure)
            throws InterruptedException {
        PrintStream out = System.out;
        Instant controlling = Instant.now();
        out.println("controlling after " + sinceStart(controlling).toMillis() + " ms");
        wiring.openPage(config, places.data()).ifPresentOrElse(page -> {
            shownHosts(config).forEach(host -> out.println("page http://" + host + ":" + page
                    .port() + "/"));
            out.println(LogTarget.isJournal()
                    ? "PIN: `sudo pilotlight pair` says it"
                    : "PIN " + page.pin());
        }, () -> out.println("page none: " + config.connections().page().host() + ":"
                + config.connections().page().port()
                + " cannot be listened on; choose another page.port"));
        out.flush();
        wiring.startTheRest();
        tenure.begin(wiring);
        FirmwareConfig next = tenure.next();
        wiring.close();
        return next;
    }

    private static void stop(@Nullable Wiring wiring, Tenure tenure) {
        if (wiring != null) {
            wiring.close();
        }
        tenure.close();
    }

    /**
     * Addresses that a person can open: of all interfaces, this machine's own and one of the LAN.
     */
    private static List<String> shownHosts(FirmwareConfig config) {
        String host = config.connections().page().host();
        return switch (host) {
            case "0.0.0.0", "::", "[::]", "" -> Stream.concat(Stream.of("127.0.0.1"), onLan())
                    .toList();
            default -> List.of(host.contains(":") && !host.startsWith("[")
                    ? "[" + host + "]"
                    : host);
        };
    }

    private static Stream<String> onLan() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(one -> one instanceof Inet4Address && one.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress).sorted().limit(2);
        } catch (SocketException unknown) {
            return Stream.empty();
        }
    }

    private MachineTime time() {
        Path file = clock;
        if (file == null) {
            return new SystemTime();
        }
        return switch (PacedTime.follow(file)) {
            case Decoded.Ok<PacedTime>(PacedTime time) -> time;
            case Decoded.Malformed<PacedTime>(List<Problem> problems) ->
                throw Refusal.of(file.toString(), problems);
        };
    }

    /**
     * Real time from the start of the virtual machine. The process's own start time is no measure:
     * Linux tells it in whole seconds since boot.
     */
    private static Duration sinceStart(Instant then) {
        return Duration.between(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean()
                .getStartTime()), then);
    }

    /** The relays are open by now, or open when this process is gone. */
    private static void giveUp(Throwable why) {
        System.err.println("the control loop gave up: " + why.getMessage());
        Runtime.getRuntime().halt(GAVE_UP);
    }
}
