package dev.pilotlight.faults.conformance;

import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.faults.process.Tools;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The client tests of Eclipse Paho's suite against the cloud's development listener. The suite is
 * not ours (EPL) and not here: whoever runs it has a checkout.
 */
public final class PahoSuite implements Closeable {
    private static final Duration START = Duration.ofSeconds(90);
    /** Each test waits for seconds here and there. */
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Pattern READY = Pattern.compile("^ready");
    private static final String ENGINE = "the engine, HiveMQ CE: ";
    private static final String RACE = "a race in the suite, lost on a busy machine (alone it passes):"
            + " it publishes before the second client's SUBACK";
    private static final Map<String, String> WHY = Map.of("test_flow_control1", ENGINE
            + "a client gets one message at a time until its PUBACK, not as many as its"
            + " receive maximum",
            "test_server_topic_alias", ENGINE + "it sends no topic alias of its own",
            "test_request_response", RACE, "test_subscribe_options", RACE);

    private final Path folder;
    private final Child cloud;
    private final int port = Ports.any();

    /** The protocol's version, and the part of the suite that tests it. */
    public enum Version {
        V3("3.1.1", "client_test"), V5("5", "client_test5");

        private final String words;
        private final String module;

        Version(String words, String module) {
            this.words = words;
            this.module = module;
        }
    }

    /**
     * What came of it.
     *
     * @param misses each with its reason, if that is known
     */
    public record Result(Version version, int good, List<String> misses) {
        public Result {
            misses = List.copyOf(misses);
        }

        @Override
        public String toString() {
            return "MQTT " + version.words + ": " + good + " of " + (good + misses.size())
                    + misses.stream().map(miss -> "\n  missed " + miss).reduce("", String::concat);
        }
    }

    /** Starts the cloud in an empty folder. */
    public PahoSuite(Path cloudJar, Path folder) throws IOException {
        this.folder = folder;
        this.cloud = Child.start("cloud", folder.resolve("cloud.log"), List.of(Path.of(System
                .getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow", "-jar", cloudJar.toString(), "serve",
                "--data", folder.resolve("cloud").toString(), "--bind", "127.0.0.1",
                "--port-offset", Integer.toString(Ports.freeOffset(8883, 8443)),
                "--dev-listener",
                "127.0.0.1:" + port));
        cloud.awaitLine(READY, START);
    }

    /** Runs one part of the suite from that checkout. */
    public Result run(Path checkout, Version version) throws IOException {
        Path python = Tools.find("python3").orElseThrow(() -> new IOException(
                "python3 is missing, want it (Debian: apt-get install python3)"));
        Path script = folder.resolve("paho.py");
        try (InputStream text = Objects.requireNonNull(PahoSuite.class.getResourceAsStream(
                "paho.py"))) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Child suite = Child.start(version.module, folder.resolve(version.module + ".log"),
                List.of(python.toString(), script.toString(), checkout.toAbsolutePath().toString(),
                        Integer.toString(port), version.module))) {
            if (suite.awaitExit(LONGEST).orElse(-1) != 0) {
                throw new IOException("the suite did not run to its end:\n  " + String.join(
                        "\n  ", suite.lines().reversed().stream().limit(12).toList()
                                .reversed()));
            }
            return result(version, suite.lines());
        }
    }

    private static Result result(Version version, List<String> lines) {
        return new Result(version, (int) lines.stream().filter(line -> line.startsWith("good "))
                .count(), lines.stream().filter(line -> line.startsWith("MISS "))
                        .map(
                                PahoSuite::explained)
                        .toList());
    }

    private static String explained(String line) {
        String name = line.split(" ", 3)[1];
        return name + ": " + WHY.getOrDefault(name, "NOT EXPLAINED, " + line);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
