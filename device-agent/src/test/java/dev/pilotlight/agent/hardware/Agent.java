package dev.pilotlight.agent.hardware;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The real program, as a process. */
final class Agent implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private final Process process;
    private final Path home;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Agent(String configuration, Path directory) throws IOException {
        this.home = directory;
        Path config = Files.writeString(directory.resolve("agent.yaml"), configuration);
        process = new ProcessBuilder("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
                "/app/pilotlight.jar", "run", "--config", config.toString(), "--data", directory
                        .resolve("data").toString())
                .redirectErrorStream(true).start();
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(lines::add);
        } catch (IOException ended) {
            lines.add("its output broke off");
        }
    }

    /** Waits for a line that has these words. */
    String says(String words) {
        Until.within(START, "the agent says " + words, () -> lines.stream()
                .anyMatch(line -> line.contains(words)));
        return lines.stream().filter(line -> line.contains(words)).findFirst().orElseThrow();
    }

    /** What the command line tells of it. */
    String status() {
        return command("status", "--config", home.resolve("agent.yaml").toString(), "--data", home
                .resolve("data").toString());
    }

    /** All that a command of the real program prints. */
    static String command(String... words) {
        List<String> line = new ArrayList<>(List.of("java", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-jar", "/app/pilotlight.jar"));
        line.addAll(List.of(words));
        try (InputStream out = new ProcessBuilder(line).redirectErrorStream(true).start()
                .getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void killed() throws InterruptedException {
        process.destroyForcibly().waitFor(START.toSeconds(), TimeUnit.SECONDS);
    }

    void stopped() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not stop: " + lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
