package dev.pilotlight.cloud;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test that this machine cannot run says so in one loud line, or fails with
 * {@code -Dpilotlight.skips=fail}. {@code -Dpilotlight.hide=curl,openssl} takes these for missing.
 */
final class Skips {
    private static final List<String> HIDDEN = List.of(System.getProperty("pilotlight.hide", "")
            .split(",", -1));

    private Skips() {}

    /**
     * The first of these programs that is there.
     *
     * @param untested what is not tested without it, and which package has it
     */
    static Path needs(String untested, String... programs) {
        return Stream.of(programs).filter(program -> !HIDDEN.contains(program)).flatMap(
                Skips::places).filter(Files::isExecutable).findFirst().orElseGet(() -> missing(
                        "NO " + programs[0] + " ON THIS MACHINE: " + untested));
    }

    private static Stream<Path> places(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of((path + File.pathSeparator + "/usr/bin").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program));
    }

    private static Path missing(String line) {
        System.err.println("\n*** " + line + " ***\n");
        return System.getProperty("pilotlight.skips", "allow").equals("fail")
                ? fail(line)
                : abort(line);
    }
}
