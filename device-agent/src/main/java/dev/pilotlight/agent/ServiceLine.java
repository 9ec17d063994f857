package dev.pilotlight.agent;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The lines that the service runs, {@code run} and {@code relays-off} with at most {@code --config}
 * and {@code --data}. They are read without picocli: compiled for Java 5, its classes cannot be in
 * the start cache, so they would cost a fifth of every start and memory for as long as the
 * thermostat runs.
 */
final class ServiceLine {
    private static final String CONFIG = "--config";
    private static final String DATA = "--data";
    private static final Map<String, Function<Places, Callable<Integer>>> COMMANDS = Map.of("run",
            RunCommand::new, "relays-off", RelaysOffCommand::new);

    private ServiceLine() {}

    /** Empty for whatever else was typed, mistakes included: {@link Commands} explains those. */
    static Optional<Callable<Integer>> of(String... arguments) {
        if (arguments.length % 2 == 0 || !COMMANDS.containsKey(arguments[0])) {
            return Optional.empty();
        }
        return places(arguments).map(COMMANDS.get(arguments[0]));
    }

    private static Optional<Places> places(String... arguments) {
        Map<String, Path> given = new TreeMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = arguments[i + 1];
            boolean plain = !value.startsWith("-") && !value.startsWith("@");
            boolean known = option.equals(CONFIG) || option.equals(DATA);
            if (!plain || !known || given.put(option, Path.of(value)) != null) {
                return Optional.empty();
            }
        }
        Places usual = new Places();
        return Optional.of(new Places(given.getOrDefault(CONFIG, usual.config()),
                given.getOrDefault(DATA, usual.data())));
    }
}
