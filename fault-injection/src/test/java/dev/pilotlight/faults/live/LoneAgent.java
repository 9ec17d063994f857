package dev.pilotlight.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The agent's program with a house of its own, its clock running fast. */
final class LoneAgent implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API_LIMIT = Duration.ofSeconds(10);
    private static final double SPEED = 20;
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");

    private final Path folder;
    private final int page = Ports.any();
    private final List<Child> children = new ArrayList<>();
    private final List<AgentApi> apis = new ArrayList<>();

    /**
     * Writes the configuration; nothing runs yet.
     *
     * @param link what the configuration says of the link, in YAML's short form
     */
    LoneAgent(Path folder, String link) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("agent.yaml"), """
                schema: 1
                thing: hall
                hardware: {driver: house, house: {model: semi-detached}}
                link: %s
                telemetry: {every: 1s}
                page: {host: 127.0.0.1, port: %d}
                """.formatted(link, page));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path identity() {
        return data().resolve("identity");
    }

    /** Runs a command of the program to its end. */
    Child command(String name, String... arguments) throws IOException {
        Child child = start(List.of(), name, arguments);
        child.awaitExit(START);
        return child;
    }

    private Child start(List<String> prefix, String name, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Path.of(System.getProperty("java.home"),
                "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
                RealWorld.AGENT.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", folder.resolve("agent.yaml").toString(), "--data",
                data().toString()));
        Child child = Child.start(name, folder.resolve(name + ".log"), command);
        children.add(child);
        return child;
    }

    /** Starts it and waits for its page. */
    AgentApi run() throws IOException {
        PaceFile pace = new PaceFile(folder.resolve("clock"), InstantSource.system(), Instant.now(),
                SPEED);
        return awaitPage(start(List.of(), "run", "run", "--clock", pace.file().toString()));
    }

    /** The same with the machine's own clock, as that one shows it. */
    AgentApi run(ClockShim clock) throws IOException {
        return awaitPage(start(clock.prefix(), "run", "run"));
    }

    private AgentApi awaitPage(Child agent) throws IOException {
        String pin = agent.awaitLine(PIN, START).group(1);
        AgentApi api = new AgentApi("http://127.0.0.1:" + page, pin, API_LIMIT);
        apis.add(api);
        if (!Waiting.until(START, () -> !api.state().isMissingNode())) {
            throw new IOException("its page does not answer");
        }
        return api;
    }

    /** The number of the process that was started last. */
    long pid() {
        return children.getLast().pid();
    }

    /** Waits until its state is so; answers that state, or throws with the last one. */
    static JsonNode await(AgentApi api, Look look, String otherwise) throws IOException {
        if (!Waiting.until(START, () -> look.isSo(api.state()))) {
            throw new IOException(otherwise + ": " + api.state());
        }
        return api.state();
    }

    /** What one may wait for. */
    interface Look {
        boolean isSo(JsonNode state) throws IOException;
    }

    static boolean isOnline(JsonNode state) {
        return state.path("link").path("state").asText().equals("online");
    }

    /** SIGTERM; waits until it is gone. */
    void stop(Duration patience) {
        children.getLast().stop(patience);
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        apis.forEach(AgentApi::close);
    }
}
