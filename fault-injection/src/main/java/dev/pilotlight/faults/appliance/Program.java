package dev.pilotlight.faults.appliance;

import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The agent as it is started one way or the other.
 *
 * @param name for people
 * @param command what precedes the agent's own arguments
 */
public record Program(String name, List<String> command) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern CONTROLLING = Pattern.compile("controlling after (\\d+) ms");

    public Program {
        command = List.copyOf(command);
    }

    /** The bare jar, as a person would start it who knows no flags. */
    public static Program unpackaged(Path jar) {
        return new Program("java -jar", List.of(Path.of(System.getProperty("java.home"), "bin",
                "java").toString(), "-jar", jar.toString()));
    }

    /** The package's launcher, with what the package makes after installation. */
    public static Program packaged(Path deb, Path folder) throws IOException {
        Path root = Files.createDirectories(folder.resolve("package"));
        Path home = root.resolve("usr/lib/pilotlight");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        run(folder, List.of("dpkg-deb", "-x", deb.toString(), root.toString()));
        run(folder, List.of("env", "PILOTLIGHT_JAVA=" + java, home.resolve("trim-runtime")
                .toString()));
        Path trimmed = home.resolve("runtime/bin/java");
        List<String> as = List.of("env", "PILOTLIGHT_JAVA=" + (Files.isExecutable(trimmed)
                ? trimmed
                : java), "PILOTLIGHT_CACHE=" + root.resolve("run.aot"));
        List<String> training = new ArrayList<>(as);
        training.addAll(List.of(home.resolve("build-cache").toString(), root.toString()));
        run(folder, training);
        List<String> command = new ArrayList<>(as);
        command.add(root.resolve("usr/bin/pilotlight").toString());
        return new Program("packaged", command);
    }

    private static void run(Path folder, List<String> command) throws IOException {
        try (Child child = Child.start("prepare", folder.resolve("prepare.log"), command)) {
            if (child.awaitExit(PATIENCE).orElse(-1) != 0) {
                throw new IOException(String.join(" ", command) + " failed:\n  " + String.join(
                        "\n  ", child.lines()));
            }
        }
    }

    /** Starts a command of it. */
    Child start(Path folder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        return Child.start(name, folder.resolve("agent.log"), line);
    }

    /** Real time from the start of the process to its word that it controls, then ends it. */
    Duration firstDecision(Path folder, Path config) throws IOException {
        try (Child child = start(folder, "run", "--config", config.toString(), "--data", folder
                .resolve("data").toString())) {
            child.awaitLine(CONTROLLING, PATIENCE);
            return Duration.ofNanos(System.nanoTime() - child.startedNanos());
        }
    }
}
