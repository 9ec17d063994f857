package dev.pilotlight.faults.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.faults.proxy.FaultProxy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One thermostat with a page of its own and a way of its own to the cloud. One thread. */
final class Home implements Closeable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(10);
    /** What is measured in a few seconds, and still waits to be committed as a group. */
    private static final long FRESH_ROWS = 10L * Street.SPEED;
    private static final int KEPT = 200;
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx64m");

    private final String thing;
    private final Path folder;
    private final Agents agents;
    private final FaultProxy link;
    private final int page;
    private @Nullable Child agent;
    private @Nullable AgentApi api;

    /** Writes the configuration; nothing runs yet. */
    Home(String thing, Path folder, Agents agents, int broker) throws IOException {
        this.thing = thing;
        this.folder = folder;
        this.agents = agents;
        this.link = new FaultProxy(0, broker, () -> {});
        this.page = Ports.any();
        Files.createDirectories(folder);
        Files.writeString(config(), """
                schema: 1
                thing: %s
                hardware: {driver: house, house: {model: semi-detached}}
                link: {broker: "localhost:%d", backoffCap: %ds, drain: 500}
                telemetry: {every: 1s}
                page: {host: 127.0.0.1, port: %d}
                """.formatted(thing, link.port(), agents.backoffCap().toSeconds(), page));
    }

    private Path config() {
        return folder.resolve("agent.yaml");
    }

    private Path data() {
        return folder.resolve("data");
    }

    String thing() {
        return thing;
    }

    FaultProxy link() {
        return link;
    }

    Path database() {
        return data().resolve("pilotlight.db");
    }

    long pid() {
        return running().pid();
    }

    /** Enrols with the command that a person would type. */
    void enrol(CloudApi cloud, String address) throws IOException {
        try (Child enrol = start("enrol", List.of(), "enrol", "--config", config().toString(),
                "--data", data().toString(), "--cloud", address, "--token", cloud.newDevice(
                        thing))) {
            if (enrol.awaitExit(START).orElse(-1) != 0) {
                throw new IOException("enrol failed:\n  " + String.join("\n  ", enrol.lines()));
            }
        }
    }

    /** Starts the agent, and waits until its page answers. */
    void start() throws IOException {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(agents.archive().flags());
        Child started = start("agent", flags, "run", "--config", config().toString(), "--data",
                data().toString(), "--clock", agents.clock().toString());
        agent = started;
        String pin = started.awaitLine(PIN, START).group(1);
        closeApi();
        AgentApi made = new AgentApi("http://127.0.0.1:" + page, pin, API_LIMIT);
        api = made;
        if (!Waiting.until(START, () -> !made.state().isMissingNode())) {
            throw new IOException(thing + ": its page does not answer");
        }
    }

    private Child start(String name, List<String> flags, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", agents.jar().toString()));
        command.addAll(List.of(arguments));
        return Child.start(thing + "-" + name, folder.resolve(name + ".log"), command);
    }

    private Child running() {
        Child child = agent;
        if (child == null) {
            throw new IllegalStateException(thing + " was not started yet");
        }
        return child;
    }

    AgentApi api() {
        AgentApi open = api;
        if (open == null) {
            throw new IllegalStateException(thing + " was not started yet");
        }
        return open;
    }

    /** SIGTERM: it may write its archive of classes. */
    void stop() {
        running().stop(START);
    }

    /** SIGKILL. */
    void kill() {
        running().close();
    }

    private JsonNode linkState() throws IOException {
        return api().state().path("link");
    }

    boolean isOnline() throws IOException {
        return linkState().path("state").asText().equals("online");
    }

    /** Whether nothing waits but what was measured in the last seconds. */
    boolean isDrained() throws IOException {
        return isOnline() && linkState().path("waiting").asLong(Long.MAX_VALUE) <= FRESH_ROWS;
    }

    /** What the page says of the hold's target; not a number when there is none. */
    double held() throws IOException {
        return api().state().path("hold").path("target").asDouble(Double.NaN);
    }

    /**
     * A person turns the wheel; whether the answer says that this is on disk. With 202 it acts, but
     * the disk stands still.
     */
    boolean turn(double target) throws IOException {
        return api().target(target).status() == KEPT;
    }

    private void closeApi() {
        AgentApi open = api;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        Child child = agent;
        if (child != null) {
            child.close();
        }
        closeApi();
        link.close();
    }
}
