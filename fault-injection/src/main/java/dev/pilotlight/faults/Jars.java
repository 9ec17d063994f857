package dev.pilotlight.faults;

import dev.pilotlight.faults.demo.Folders;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is to be started and where it writes. */
final class Jars {

    @Option(names = "--agent", paramLabel = "JAR", description = "The agent's runnable jar (default: found beside this build).")
    private @Nullable Path agent;

    @Option(names = "--cloud", paramLabel = "JAR", description = "The cloud's runnable jar (default: found beside this build).")
    private @Nullable Path cloud;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is written; begins empty each time"
            + " (default: demo beside this jar).")
    private @Nullable Path data;

    @Option(names = "--deb", paramLabel = "FILE", description = "The agent's package (default: found beside this build).")
    private @Nullable Path deb;

    /** This machine's package. */
    Path deb() throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return built(deb, "device-agent/target/pilotlight_" + processor + ".deb",
                "mvn -P package package");
    }

    Path agent() throws IOException {
        return jar(agent, "device-agent/target/pilotlight.jar");
    }

    Path cloud() throws IOException {
        return jar(cloud, "cloud-broker/target/pilotlight-cloud.jar");
    }

    Path data() {
        return Optional.ofNullable(data).orElseGet(() -> target().resolve("demo"))
                .toAbsolutePath().normalize();
    }

    /** The same, empty. */
    Path fresh() throws IOException {
        Folders.fresh(data());
        return data();
    }

    /** Where the report goes. */
    Path page() {
        return data().resolveSibling("outage.html");
    }

    private static Path jar(@Nullable Path given, String usual) throws IOException {
        return built(given, usual, "mvn package");
    }

    private static Path built(@Nullable Path given, String usual, String how)
            throws IOException {
        Path jar = Optional.ofNullable(given)
                .orElseGet(() -> target().resolve("../..").resolve(usual))
                .toAbsolutePath().normalize();
        if (!Files.isReadable(jar)) {
            throw new IOException(jar + " is not there; build it with: " + how);
        }
        return jar;
    }

    /** The folder of this program's own jar: the module's target. */
    private static Path target() {
        try {
            return Path.of(Jars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
