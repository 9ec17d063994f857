package dev.pilotlight.faults.trial;

import dev.pilotlight.faults.process.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Both programs as processes of their own, from this build's jars. */
final class Programs implements AutoCloseable {
    static final String AGENT = "../device-agent/target/pilotlight.jar";
    static final String CLOUD = "../cloud-broker/target/pilotlight-cloud.jar";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Child> children = new ArrayList<>();
    private int started;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** How a program is started, up to its own arguments. */
    static List<String> of(String jar) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", Path.of(jar)
                        .toAbsolutePath().normalize().toString());
    }

    Child start(String jar, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(of(jar));
        command.addAll(List.of(arguments));
        String name = arguments[0] + "-" + ++started;
        Child child = Child.start(name, folder.resolve(name + ".log"), command);
        children.add(child);
        return child;
    }

    /** Runs a command to its end; answers what it said. */
    String run(String jar, String... arguments) throws IOException {
        try (Child child = start(jar, arguments)) {
            int code = child.awaitExit(PATIENCE).orElse(-1);
            String said = String.join("\n", child.lines());
            if (code != 0) {
                throw new IOException(String.join(" ", arguments) + " ended with " + code + ": "
                        + said);
            }
            return said;
        }
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }
}
