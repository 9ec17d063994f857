package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.process.Patience;
import dev.pilotlight.faults.sim.bad.Workshop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs named tests of one module again in a child process, each without its defence. One thread.
 */
final class Reruns {
    /** A test that runs longer hangs. */
    static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Ending NEVER = new Ending(Ending.How.BROKE, "the process did not say");

    private final Path folder;
    private final String module;
    private final List<Removal> removals;
    private final int lanes;

    /**
     * Of one module.
     *
     * @param folder for what is made; empty or missing
     * @param lanes how many tests at once
     */
    Reruns(Path folder, String module, List<Removal> removals, int lanes) {
        this.folder = folder;
        this.module = module;
        this.removals = removals;
        this.lanes = lanes;
    }

    /** How each test ended without its defence. */
    Map<Removal, Ending> without(Workshop workshop) throws IOException, InterruptedException {
        for (int i = 0; i < removals.size(); i++) {
            Path made = Files.createDirectories(classes(i));
            for (Map.Entry<String, byte[]> each : workshop.compile(removals.get(i).patch())
                    .entrySet()) {
                Path file = made.resolve(each.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, each.getValue());
            }
        }
        return run();
    }

    /** How each test ends in the product as it is. */
    Map<Removal, Ending> asItIs() throws IOException, InterruptedException {
        for (int i = 0; i < removals.size(); i++) {
            Files.createDirectories(classes(i));
        }
        return run();
    }

    private Path classes(int number) {
        return folder.resolve(Integer.toString(number)).toAbsolutePath();
    }

    private Map<Removal, Ending> run() throws IOException, InterruptedException {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < removals.size(); i++) {
            NamedTest test = removals.get(i).test();
            orders.add(new Rerun.Order(i, test.type(), test.method(), classes(i)).line());
        }
        Files.write(folder.resolve("orders"), orders);
        Process child = new ProcessBuilder(command()).directory(Path.of("..", module).toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile())
                .start();
        long most = LIMIT.toSeconds() * (1 + removals.size() / lanes);
        if (!child.waitFor(Patience.stretched(Duration.ofSeconds(most)).toMillis(),
                TimeUnit.MILLISECONDS)) {
            child.destroyForcibly();
        }
        return endings();
    }

    private List<String> command() {
        Path tests = Path.of("..", module, "target", "test-classes").toAbsolutePath().normalize();
        if (!Files.isDirectory(tests)) {
            throw new IllegalStateException(tests + " is missing, want the tests of " + module
                    + " compiled (mvn test-compile at the root)");
        }
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-Duser.timezone=UTC",
                "-Duser.language=en", "-Duser.country=GB", "-cp", tests + File.pathSeparator
                        + System.getProperty("java.class.path"),
                Rerun.class.getName(), folder.resolve("orders").toAbsolutePath().toString(), folder
                        .resolve("endings").toAbsolutePath().toString(),
                Long.toString(LIMIT.toSeconds()), Integer.toString(lanes));
    }

    private Map<Removal, Ending> endings() throws IOException {
        Map<Removal, Ending> found = new HashMap<>();
        removals.forEach(removal -> found.put(removal, NEVER));
        Path told = folder.resolve("endings");
        for (String line : Files.exists(told) ? Files.readAllLines(told) : List.<String>of()) {
            String[] parts = line.split("\t", 3);
            found.put(removals.get(Integer.parseInt(parts[0])), new Ending(Ending.How.valueOf(
                    parts[1]), parts[2]));
        }
        return found;
    }
}
