package dev.pilotlight.agent;

import dev.pilotlight.agent.slots.TrustFile;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Said;
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
 * A USB stick or another directory with signed configurations and rings of keys, {@code *.json} at
 * its top. Which are meant is found out here; whether they are any good, the gates say.
 */
record Stick(Path directory) {
    private static final int MOST_FILES = 1_000;
    private static final int MOST_TRIED = 20;

    private record Found(Path file, Said said) {
        private boolean isFor(DeviceId thing) {
            return switch (said.target()) {
                case Target.Thing(DeviceId one) -> one.equals(thing);
                case Target.Group _ -> true;
            };
        }
    }

    /**
     * What is meant for this device, the newest first: the rings that are newer than what it has,
     * then the configurations, which their keys may have signed. Whoever is told tries them in that
     * order until one verifies, for anybody can write a high version on a stick.
     */
    List<List<Path>> meant(Places places) {
        DeviceId thing = Configuration.installed(places.config()).thing();
        long known = TrustFile.read(places.data()).toOptional()
                .map(trust -> trust.last().version()).orElse(0L);
        List<Found> meant = files().stream().flatMap(file -> found(file).stream())
                .filter(found -> found.isFor(thing)).toList();
        List<Path> rings = newestFirst(
                meant.stream().filter(found -> found.said().version() > known)
                        .toList(),
                RingStatement.class);
        List<Path> configurations = newestFirst(meant, Statement.class);
        if (rings.isEmpty() && configurations.isEmpty()) {
            throw new Refusal(Refusal.INPUT, directory + ": holds no signed configuration for "
                    + thing + ", want a .json file of `pilotlight-cloud sign`");
        }
        return List.of(rings, configurations);
    }

    private static List<Path> newestFirst(List<Found> all, Class<? extends Said> kind) {
        return all.stream().filter(found -> kind.isInstance(found.said()))
                .sorted(Comparator.comparingLong((Found found) -> found.said().version())
                        .reversed().thenComparing(Found::file))
                .limit(MOST_TRIED).map(Found::file).toList();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".json")
                    && Files.isRegularFile(file)).limit(MOST_FILES).toList();
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, directory + ": cannot be read");
        }
    }

    private static Optional<Found> found(Path file) {
        try {
            return Files.size(file) > SignedConfig.BYTES
                    ? Optional.empty()
                    : SignedConfig.read(Files.readAllBytes(file)).then(SignedConfig::said)
                            .toOptional().map(said -> new Found(file, said));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
