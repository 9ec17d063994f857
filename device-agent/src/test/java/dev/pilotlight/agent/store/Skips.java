package dev.pilotlight.agent.store;

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
 * {@code -Dpilotlight.skips=fail}. {@code -Dpilotlight.hide=cc} takes a program for missing.
 */
public final class Skips {
    private static final List<String> HIDDEN = List.of(System.getProperty("pilotlight.hide", "")
            .split(",", -1));

    private Skips() {}

    /** Ends the test; the reason is one sentence with what is wanted. */
    public static void because(String reason) {
        System.err.println("\n*** " + reason + " ***\n");
        if (System.getProperty("pilotlight.skips", "allow").equals("fail")) {
            fail(reason);
        }
        abort(reason);
    }

    /** Whether that program is there. */
    static boolean isThere(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return !HIDDEN.contains(program) && Stream.of((path + File.pathSeparator + "/usr/sbin")
                .split(File.pathSeparator, -1)).anyMatch(
                        folder -> Files.isExecutable(Path.of(
                                folder, program)));
    }
}
