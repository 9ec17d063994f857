package dev.pilotlight.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.hosts.Host;
import dev.pilotlight.faults.hosts.Hosts;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The thermostat, the cloud and a telephone, each a host of its own on one network. */
final class ThreeHosts implements AutoCloseable {
    private static final Duration ASKED = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("^(hall\\.\\S+)$");
    private static final Pattern READY = Pattern.compile("^ready");
    private static final String PAGE = ":8080";
    /** What the cloud is called, beside its address. */
    private static final String NAME = "cloud.pilotlight.example";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Hosts hosts;
    private final List<Child> children = new ArrayList<>();
    private Optional<Path> nameServers = Optional.empty();
    private String pin = "";

    /** Makes the hosts. */
    ThreeHosts(Path folder) throws IOException {
        this.folder = folder;
        this.hosts = new Hosts(List.of("home", "cloud", "phone"));
    }

    Host home() {
        return hosts.host(0);
    }

    Host cloud() {
        return hosts.host(1);
    }

    Host phone() {
        return hosts.host(2);
    }

    /** Starts the cloud, enrols the thermostat and starts it; waits until it is online. */
    void start() throws IOException {
        java(cloud(), "cloud", RealWorld.CLOUD, "serve", "--data", data("cloud"), "--host", cloud()
                .address(), "--host", NAME).awaitLine(READY, START);
        String token = java(cloud(), "device", RealWorld.CLOUD, "device", "add", "hall", "--data",
                data("cloud")).awaitLine(TOKEN, START).group(1);
        configure((nameServers.isPresent() ? NAME : cloud().address()) + ":8883");
        java(home(), "enrol", RealWorld.AGENT, "enrol", "--config", config(), "--data", data(
                "agent"), "--cloud", "https://" + cloud().address() + ":8443", "--token", token)
                .awaitExit(START);
        run();
        await(state -> link(state).equals("online"), "is not online");
    }

    /** From now on the thermostat asks the telephone for names, which tells the truth at first. */
    Child name() throws IOException {
        says(cloud().address());
        Path asked = folder.resolve("resolv.conf");
        Files.writeString(asked, "nameserver " + phone().address() + "\noptions attempts:1\n");
        Child server = start("names", phone().command(List.of(java(), "-cp", System.getProperty(
                "java.class.path"), NameServer.class.getName(), phone().address(),
                folder
                        .resolve("names").toString())));
        server.awaitLine(READY, START);
        nameServers = Optional.of(asked);
        return server;
    }

    /** What is said of every name from now on. */
    void says(String answer) throws IOException {
        Path next = folder.resolve("names.next");
        Files.writeString(next, answer + "\n");
        Files.move(next, folder.resolve("names"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * On the telephone's host another broker listens whose certificate the thermostat's own
     * authority has signed, for another name. It knows no device.
     */
    void startAnother() throws IOException {
        Path theirs = Files.createDirectories(folder.resolve("another/identity"));
        for (String file : List.of("password", "authority.p12")) {
            Files.copy(folder.resolve("cloud/identity").resolve(file), theirs.resolve(file));
        }
        java(phone(), "another", RealWorld.CLOUD, "serve", "--data", data("another"), "--host",
                phone().address()).awaitLine(READY, START);
    }

    /** Writes the configuration with that broker. */
    void configure(String broker) throws IOException {
        Files.writeString(Path.of(config()), """
                schema: 1
                thing: hall
                hardware: {driver: house, house: {model: semi-detached}}
                link: {broker: "%s", backoffCap: 5s}
                telemetry: {every: 1s}
                page: {host: 0.0.0.0, port: 8080}
                """.formatted(broker));
    }

    /** Starts the thermostat. */
    void run() throws IOException {
        List<String> words = words(RealWorld.AGENT, "run", "--config", config(), "--data", data(
                "agent"));
        List<String> command = nameServers.map(asked -> home().command(asked, words)).orElseGet(
                () -> home().command(words));
        pin = start("agent", command).awaitLine(PIN, START).group(1);
    }

    private Child java(Host host, String name, Path jar, String... arguments) throws IOException {
        return start(name, host.command(words(jar, arguments)));
    }

    private static List<String> words(Path jar, String... arguments) {
        List<String> words = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-jar", jar.toAbsolutePath().toString()));
        words.addAll(List.of(arguments));
        return words;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Child start(String name, List<String> command) throws IOException {
        Child child = Child.start(name, folder.resolve(name + ".log"), command);
        children.add(child);
        return child;
    }

    private String data(String whose) {
        return folder.resolve(whose).toString();
    }

    Path database(String file) {
        return folder.resolve(file);
    }

    private String config() {
        return folder.resolve("agent.yaml").toString();
    }

    /** What the telephone sees on the thermostat's page. */
    JsonNode state() throws IOException {
        return JSON.readTree(ask("GET", "state", ""));
    }

    /** What somebody types on the telephone. */
    String turn(double target) throws IOException {
        return ask("PUT", "control", "{\"target\":" + target + "}");
    }

    /** Somebody presses "try now" on the telephone. */
    void tryNow() throws IOException {
        ask("PUT", "control", "{\"tryNow\":true}");
    }

    private String ask(String method, String path, String body) throws IOException {
        return phone().run("curl", "-sS", "--fail-with-body", "-m", Long.toString(Patience
                .stretched(ASKED).toSeconds()), "-u", "person:" + pin,
                "-X", method, "-H", "content-type: application/json", "-d", body, "http://" + home()
                        .address() + PAGE + "/api/v1/" + path);
    }

    static String link(JsonNode state) {
        return state.path("link").path("state").asText();
    }

    /** Waits until the page says so; answers how long it took. */
    Duration await(LoneAgent.Look look, String otherwise) throws IOException {
        long before = System.nanoTime();
        if (!Waiting.until(START.plusSeconds(10), () -> look.isSo(state()))) {
            throw new IOException(otherwise + ": " + state());
        }
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** SIGKILL for all. */
    void kill() {
        children.forEach(Child::close);
    }

    @Override
    public void close() throws IOException {
        kill();
        hosts.close();
    }
}
