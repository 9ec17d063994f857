package dev.pilotlight.faults.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.Waiting;
import dev.pilotlight.faults.house.PaceFile;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SigningKey;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kills a real agent with SIGKILL while it stores, tries and keeps configurations, and looks after
 * each start whether it heats and what it runs with: always the old one or the new one, whole. One
 * thread.
 */
public final class TrialDeaths implements Closeable {
    /** Half an hour of trial passes in six seconds. */
    private static final double SPEED = 300;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration API = Duration.ofSeconds(10);
    /** The longest life before a kill; most kills fall into the storing and the trial. */
    private static final int LONGEST_MILLIS = 7_000;
    /** Shorter than a trial, so that what is not whole cannot pass by being rolled back. */
    private static final Duration SETTLED = Duration.ofSeconds(4);
    private static final Pattern PIN = Pattern.compile("PIN (\\d+)");

    private final Path folder;
    private final List<String> program;
    private final Consumer<String> teller;
    private final Random random;
    private final SigningKey operator = SigningKey.make(new SecureRandom());
    private final int page = Ports.any();
    private final List<Life> lives = new ArrayList<>();
    private @Nullable Child agent;
    private @Nullable AgentApi api;

    /**
     * One start after a kill.
     *
     * @param phase what was on its way when it was killed, as it said before
     * @param whole whether it runs with the old or the new one and nothing in between
     * @param heating real time from the start of the process to the closed relay
     */
    public record Life(int number, String phase, boolean whole, Duration heating) {}

    /**
     * Writes the installer's configuration; nothing runs yet.
     *
     * @param program how the agent is started, up to its own arguments
     */
    public TrialDeaths(Path folder, List<String> program, long seed, Consumer<String> teller)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.program = List.copyOf(program);
        this.random = new Random(seed);
        this.teller = teller;
        Files.writeString(config(), installed(30));
        Files.write(folder.resolve("ring.json"),
                KeyRing.EMPTY.with(operator.trusted("operator")).bytes());
    }

    private String installed(int ceiling) {
        return """
                {"schema": 1, "thing": "hall", "hardware": {"driver": "house"},
                 "limits": {"ceiling": %d, "heat": {"minimumOn": "30s", "minimumOff": "30s"}},
                 "page": {"host": "127.0.0.1", "port": %d}}
                """.formatted(ceiling, page);
    }

    private Path config() {
        return folder.resolve("agent.yaml");
    }

    /** Kills it that often; answers every life. */
    public List<Life> play(int kills) throws IOException {
        Instant shown = Instant.now();
        PaceFile pace = new PaceFile(folder.resolve("clock"), InstantSource.system(), shown, SPEED);
        command("trust", "config", "trust", "--ring", folder.resolve("ring.json").toString());
        start(pace);
        must("its target was not taken", () -> api()
                .control("{\"target\":28.5,\"until\":\"permanent\"}").isOk());
        long version = 0;
        for (int i = 1; i <= kills; i++) {
            if (phase().equals("idle")) {
                version++;
                apply(version);
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
            String phase = phase();
            running().close();
            Duration heating = start(pace);
            Life life = new Life(i, phase, isWhole(version), heating);
            lives.add(life);
            teller.accept("kill %d of %d, %s: heats after %d ms, configuration %s".formatted(i,
                    kills, phase, heating.toMillis(), life.whole() ? "whole" : "BROKEN"));
        }
        return List.copyOf(lives);
    }

    private void apply(long version) throws IOException {
        Statement statement = new Statement("home", new Target.Thing(new DeviceId("hall")),
                version, new Validity(Instant.EPOCH, Instant.parse("2090-01-01T00:00:00Z")),
                Codec.parseObject(installed(ceiling(version)).getBytes(StandardCharsets.UTF_8))
                        .toOptional().orElseThrow());
        String body = Codec.text(Doc.Obj.of("apply", operator.sign(statement).doc()));
        must("version " + version + " was not taken", () -> api()
                .send("PUT", "/api/v1/configuration", body).isOk() || !phase().equals("idle"));
    }

    /** Its page is away for a moment whenever another configuration begins: then again. */
    private static void must(String otherwise, Waiting.Condition condition) throws IOException {
        if (!Waiting.until(START, condition)) {
            throw new IOException(otherwise);
        }
    }

    /** Told apart by the highest target that may be asked for, one below the ceiling. */
    private static int ceiling(long version) {
        return version == 0 ? 30 : version % 2 == 0 ? 30 : 29;
    }

    /**
     * What it says it runs with is what it runs with; while its loop begins anew it may say the one
     * and still do the other.
     */
    private boolean isWhole(long version) {
        return Waiting.until(SETTLED, () -> isWhole(version, view(), api().state()
                .path("settings").path("most").asInt()));
    }

    private static boolean isWhole(long version, JsonNode view, int most) {
        long inForce = inForce(view);
        long proven = view.path("proven").path("version").asLong(-1);
        return inForce >= 0 && inForce <= version && proven <= version
                && most == ceiling(inForce) - 1;
    }

    private static long inForce(JsonNode view) {
        String key = view.path("phase").asText().equals("on-trial") ? "offered" : "proven";
        return view.path(key).path("version").asLong(-1);
    }

    private JsonNode view() throws IOException {
        return api().send("GET", "/api/v1/configuration", "").body();
    }

    private String phase() throws IOException {
        String[] phase = {""};
        must("its page does not answer", () -> {
            phase[0] = view().path("phase").asText("");
            return !phase[0].isEmpty();
        });
        return phase[0];
    }

    /** Starts it; answers how long it takes until the relay is closed. */
    private Duration start(PaceFile pace) throws IOException {
        Child child = child("agent", "run", "--clock", pace.file().toString());
        agent = child;
        String pin = child.awaitLine(PIN, START).group(1);
        closeApi();
        AgentApi made = new AgentApi("http://127.0.0.1:" + page, pin, API);
        api = made;
        boolean first = lives.isEmpty() && phase().equals("idle");
        boolean heats = Waiting.until(first ? Duration.ZERO : START, () -> made.state()
                .path("relays").path("reported").path("heat").asBoolean());
        Duration took = Duration.ofNanos(System.nanoTime() - child.startedNanos());
        return heats || first ? took : START;
    }

    private void command(String name, String... arguments) throws IOException {
        try (Child child = child(name, arguments)) {
            if (child.awaitExit(START).orElse(-1) != 0) {
                throw new IOException(name + " failed: " + String.join("\n", child.lines()));
            }
        }
    }

    private Child child(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", config().toString(), "--data",
                folder.resolve("data").toString()));
        return Child.start(name, folder.resolve(name + ".log"), command);
    }

    private Child running() {
        Child child = agent;
        if (child == null) {
            throw new IllegalStateException("nothing was started yet");
        }
        return child;
    }

    private AgentApi api() {
        AgentApi open = api;
        if (open == null) {
            throw new IllegalStateException("nothing was started yet");
        }
        return open;
    }

    private void closeApi() {
        if (api != null) {
            api.close();
        }
    }

    @Override
    public void close() {
        closeApi();
        if (agent != null) {
            agent.close();
        }
    }
}
