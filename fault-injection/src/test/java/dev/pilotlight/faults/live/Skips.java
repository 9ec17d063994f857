package dev.pilotlight.faults.live;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** A test that this machine cannot run says so loudly, or fails with -Dpilotlight.skips=fail. */
final class Skips {
    private Skips() {}

    /** Ends the test; the reason is one sentence with what is wanted. */
    static void because(String reason) {
        System.err.println("\n*** " + reason + " ***\n");
        if (System.getProperty("pilotlight.skips", "allow").equals("fail")) {
            fail(reason);
        }
        abort(reason);
    }
}
