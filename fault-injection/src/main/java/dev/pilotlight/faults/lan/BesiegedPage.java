package dev.pilotlight.faults.lan;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.hosts.Host;
import dev.pilotlight.faults.hosts.Hosts;
import dev.pilotlight.faults.lan.CrowdReport.Felt;
import dev.pilotlight.faults.process.Child;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The thermostat's program on a host of its own, a stranger, a telephone and a newcomer on others
 * of the same network. Root only, see {@link Hosts}.
 */
public final class BesiegedPage implements Closeable {
    private static final Duration START = Duration.ofSeconds(60);
    /** How long a newcomer is waited for. */
    private static final Duration NEWCOMER = Duration.ofSeconds(8);
    private static final int PORT = 8080;
    private static final Pattern IN = Pattern.compile("^" + Guest.IN + "$");
    private static final Pattern PIN = Pattern.compile("PIN (\\d{6})");
    /** What a host may add to its one address without asking anybody. */
    private static final int MORE_ADDRESSES = 40;

    private final Path jar;
    private final Path folder;
    private final List<String> guest;
    private final Hosts hosts;
    private final List<Child> children = new ArrayList<>();
    private String pin = "";

    /** Where PINs are guessed from. */
    public enum Guesser {
        LOOPBACK, ONE_HOST, ONE_HOST_WITH_MANY_ADDRESSES
    }

    /**
     * Starts the thermostat, which has no cloud.
     *
     * @param guest the command that plays a {@link Guest}, up to its arguments
     */
    public BesiegedPage(Path jar, Path folder, List<String> guest) throws IOException {
        this.jar = jar;
        this.folder = folder;
        this.guest = List.copyOf(guest);
        this.hosts = new Hosts(List.of("home", "stranger", "phone", "newcomer"));
        try {
            begin();
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private void begin() throws IOException {
        Files.writeString(folder.resolve("agent.yaml"), """
                schema: 1
                thing: hall
                hardware: {driver: house, house: {model: semi-detached}}
                page: {host: 0.0.0.0, port: %d}
                """.formatted(PORT));
        for (int i = 0; i < MORE_ADDRESSES; i++) {
            stranger().run("ip", "addr", "add", more(i) + "/24", "dev", "eth0");
        }
        pin = start("agent", home().command(program("run"))).awaitLine(PIN, START).group(1);
        command("status");
    }

    private static String more(int number) {
        return "198.51.100." + (100 + number);
    }

    private Host home() {
        return hosts.host(0);
    }

    private Host stranger() {
        return hosts.host(1);
    }

    private Host phone() {
        return hosts.host(2);
    }

    private Host newcomer() {
        return hosts.host(3);
    }

    private List<String> program(String... words) {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin",
                "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar
                        .toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("--config", folder.resolve("agent.yaml").toString(), "--data", folder
                .resolve("data").toString()));
        return all;
    }

    private Child start(String name, List<String> command) throws IOException {
        Child child = Child.start(name, folder.resolve(name + ".log"), command);
        children.add(child);
        return child;
    }

    /** Somebody on that host, who comes by these addresses. */
    private Child guest(Host host, String door, List<String> addresses, String... words)
            throws IOException {
        List<String> all = new ArrayList<>(guest);
        all.addAll(List.of(words));
        all.addAll(List.of("--page", door + ":" + PORT, "--pin", pin, "--from", String.join(",",
                addresses)));
        Child child = start(words[0].toLowerCase(Locale.ROOT), host.command(all));
        child.awaitLine(IN, START);
        return child;
    }

    private Child guest(Host host, String... words) throws IOException {
        return guest(host, home().address(), List.of(host.address()), words);
    }

    /** What somebody types at the machine, timed with the program's start. */
    private Felt command(String... words) throws IOException {
        try (Child child = Child.start("command", folder.resolve("command.log"), home().command(
                program(words)))) {
            boolean good = child.awaitExit(START).orElse(-1) == 0;
            return new Felt(good ? 200 : 0, Duration.ofNanos(System.nanoTime() - child
                    .startedNanos()));
        }
    }

    /** One stranger's address holds so many connections, and the page and commands are used. */
    public CrowdReport under(Flood flood, int many, Duration span) throws IOException {
        List<Felt> quiet = List.of(command("status"), command("status"), command("status"));
        try (Child visitor = guest(phone(), Guest.Role.VISITOR.name());
                Child crowd = guest(stranger(), flood.name(), Integer.toString(many))) {
            int before = visitor.lines().size();
            List<Felt> commands = new ArrayList<>();
            long end = System.nanoTime() + span.toNanos();
            while (System.nanoTime() < end) {
                commands.add(command("status"));
                commands.add(command("set", "20.5"));
            }
            return CrowdReport.of(flood + " x " + many, came(crowd), felt(visitor, before),
                    commands, CrowdReport.slowest(quiet));
        }
    }

    private static long came(Child crowd) {
        String last = crowd.lines().getLast();
        return last.startsWith("came ") ? Long.parseLong(last.substring(5)) : 0;
    }

    private static List<Felt> felt(Child guest, int from) {
        List<String> lines = guest.lines();
        return lines.subList(Math.max(1, from), lines.size()).stream().map(Felt::parse).toList();
    }

    /** Somebody guesses for so long; then a newcomer is paired and comes. */
    public GuessReport guessed(Guesser from, Duration span) throws IOException {
        try (Child visitor = guest(phone(), Guest.Role.VISITOR.name());
                Child known = guest(phone(), Guest.Role.KNOWN.name());
                Child guesser = guesser(from)) {
            long began = System.nanoTime();
            int visits = visitor.lines().size();
            int logins = known.lines().size();
            LockSupport.parkNanos(span.toNanos());
            GuessReport.Count before = GuessReport.Count.last(guesser.lines());
            Duration lasted = Duration.ofNanos(System.nanoTime() - began);
            command("pair");
            Duration came = newcomerCame();
            return GuessReport.of(from.name(), before, lasted, felt(visitor, visits), felt(known,
                    logins), came, GuessReport.Count.last(guesser.lines()));
        }
    }

    private Child guesser(Guesser from) throws IOException {
        String role = Guest.Role.GUESSER.name();
        return switch (from) {
            case LOOPBACK -> guest(home(), "127.0.0.1", IntStream.range(1, 200).mapToObj(
                    i -> "127.7." + i + ".1").toList(), role);
            case ONE_HOST -> guest(stranger(), role);
            case ONE_HOST_WITH_MANY_ADDRESSES -> guest(stranger(), home().address(), IntStream
                    .range(0, MORE_ADDRESSES).mapToObj(BesiegedPage::more).toList(), role);
        };
    }

    private Duration newcomerCame() throws IOException {
        try (Child child = guest(newcomer(), Guest.Role.NEWCOMER.name())) {
            return child.awaitExit(NEWCOMER).isPresent()
                    ? Felt.parse(child.lines().getLast()).after()
                    : Duration.ofHours(1);
        }
    }

    @Override
    public void close() throws IOException {
        children.forEach(Child::close);
        hosts.close();
    }
}
