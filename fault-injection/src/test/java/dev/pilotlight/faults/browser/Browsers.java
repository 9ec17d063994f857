package dev.pilotlight.faults.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;

/** Whether there is a browser; its absence is loud, and a failure where nothing may be skipped. */
public final class Browsers {

    private static final String MISSING = "NO CHROMIUM ON THIS MACHINE: the pages are not tested"
            + " in a browser (Debian: apt-get install chromium)";

    private Browsers() {}

    /** The program; without one the test is skipped, or fails with -Dpilotlight.skips=fail. */
    public static Path required() {
        return Chromium.program().orElseGet(() -> {
            System.err.println("\n*** " + MISSING + " ***\n");
            return System.getProperty("pilotlight.skips", "allow").equals("fail")
                    ? fail(MISSING)
                    : abort(MISSING);
        });
    }
}
