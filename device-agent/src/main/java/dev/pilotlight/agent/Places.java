package dev.pilotlight.agent;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The two options of every command. */
final class Places {
    @Option(names = "--config", paramLabel = "FILE", defaultValue = "/etc/pilotlight/agent.yaml", description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("/etc/pilotlight/agent.yaml");

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "/var/lib/pilotlight", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("/var/lib/pilotlight");

    /** The usual ones, until picocli reads others. */
    Places() {}

    Places(Path config, Path data) {
        this.config = config;
        this.data = data;
    }

    Path config() {
        return config;
    }

    Path data() {
        return data;
    }
}
