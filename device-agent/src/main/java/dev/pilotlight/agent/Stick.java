package dev.pilotlight.agent;

import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A USB stick or another directory with signed configurations, {@code *.json} at its top. Which one
 * is meant is found out here; whether it is any good, the gate says.
 */
record Stick(Path directory) {
    private static final int MOST_FILES = 1_000;

    private record Found(Path file, Statement statement) {}

    /** The one with the highest version for this device, or for a group. */
    Path newest(Places places) {
        DeviceId thing = Configuration.read(places.config()).thing();
        return files().stream().flatMap(file -> statement(file)
                .map(statement -> new Found(file, statement)).stream())
                .filter(found -> switch (found.statement().target()) {
                    case Target.Thing(DeviceId one) -> one.equals(thing);
                    case Target.Group _ -> true;
                }).max(Comparator.comparingLong(found -> found.statement().version()))
                .map(Found::file).orElseThrow(() -> new Refusal(Refusal.INPUT, directory
                        + ": holds no signed configuration for " + thing
                        + ", want a .json file of `pilotlight-cloud sign`"));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".json")
                    && Files.isRegularFile(file)).limit(MOST_FILES).toList();
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, directory + ": cannot be read");
        }
    }

    private static Optional<Statement> statement(Path file) {
        try {
            return Files.size(file) > SignedConfig.BYTES
                    ? Optional.empty()
                    : SignedConfig.read(Files.readAllBytes(file)).then(SignedConfig::statement)
                            .toOptional();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
