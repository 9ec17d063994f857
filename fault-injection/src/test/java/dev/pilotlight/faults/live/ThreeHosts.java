package dev.pilotlight.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.hosts.Host;
import dev.pilotlight.faults.hosts.Hosts;
import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The thermostat, the cloud and a telephone, each a host of its own on one network. */
final class ThreeHosts implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("^(hall\\.\\S+)$");
    private static final Pattern READY = Pattern.compile("^ready");
    private static final String PAGE = ":8080";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Hosts hosts;
    private final List<Child> children = new ArrayList<>();
    private String pin = "";

    /**
     * Makes the hosts; without root it is skipped loudly, or fails with -Dpilotlight.skips=fail.
     */
    ThreeHosts(Path folder) throws IOException {
        Hosts.obstacle().ifPresent(why -> Skips.because("NO NETWORK HOSTS OF THEIR OWN: "
                + why));
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
                .address()).awaitLine(READY, START);
        String token = java(cloud(), "device", RealWorld.CLOUD, "device", "add", "hall", "--data",
                data("cloud")).awaitLine(TOKEN, START).group(1);
        configure(cloud().address() + ":8883");
        java(home(), "enrol", RealWorld.AGENT, "enrol", "--config", config(), "--data", data(
                "agent"), "--cloud", "https://" + cloud().address() + ":8443", "--token", token)
                .awaitExit(START);
        run();
        await(state -> link(state).equals("online"), "is not online");
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
        pin = java(home(), "agent", RealWorld.AGENT, "run", "--config", config(), "--data", data(
                "agent")).awaitLine(PIN, START).group(1);
    }

    private Child java(Host host, String name, Path jar, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"),
                "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
                jar.toAbsolutePath().toString()));
        words.addAll(List.of(arguments));
        Child child = Child.start(name, folder.resolve(name + ".log"), host.command(words));
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

    private String ask(String method, String path, String body) throws IOException {
        return phone().run("curl", "-sS", "--fail-with-body", "-m", "5", "-u", "person:" + pin,
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
