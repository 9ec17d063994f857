package dev.pilotlight.agent;

import dev.pilotlight.config.ConfigChange;
import dev.pilotlight.agent.gpio.PersistedOutputs;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a configuration file and says what is wrong with it. */
@Command(name = "check", description = "Says what is wrong with a configuration file, and where.")
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--sys", hidden = true, paramLabel = "DIR", defaultValue = "/sys", description = "Where the kernel tells of itself.")
    private Path sys = Path.of("/sys");

    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The configuration; without it, the one of --config.")
    private @Nullable Path file;

    @Option(names = "--against", paramLabel = "OLD", description = "Says what changes from this configuration.")
    private @Nullable Path old;

    @Override
    public Integer call() {
        Path checked = Optional.ofNullable(file).orElse(places.config());
        FirmwareConfig config = Configuration.read(checked);
        Driver.check(config.hardware());
        boolean persists = config.hardware() instanceof Hardware.Board && PersistedOutputs.here(
                sys);
        System.out.println(checked + (persists
                ? ": right, for " + config.thing() + ", but not safe on this board: "
                        + PersistedOutputs.SENTENCE + ", want: " + PersistedOutputs.REMEDY
                : ": good, for " + config.thing() + "; times of day are those of "
                        + config.schedule().zone()));
        if (old != null) {
            List<ConfigChange> changes = ConfigChange.between(Configuration.doc(old),
                    Configuration.doc(checked));
            changes.forEach(change -> System.out.println(change.sentence()));
            System.out.println(changes.isEmpty() ? "nothing changes" : changes.size() + " changes");
        }
        return persists ? Refusal.WORLD : 0;
    }
}
