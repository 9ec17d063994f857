package dev.pilotlight.faults.skip;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pilotlight.faults.hosts.Hosts;
import dev.pilotlight.faults.process.Budget;
import dev.pilotlight.faults.process.Tools;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A test that this machine cannot run says so in one loud line, or fails with
 * {@code -Dpilotlight.skips=fail}. {@code -Dpilotlight.hide=nft,curl} takes these for missing.
 *
 * <p>
 * A class asks in {@code @BeforeAll}: then nothing of it runs, also not what tidies up after a test
 * that never began.
 */
public final class Skips {
    private Skips() {}

    /** Ends the test; the reason is one sentence with what is wanted. */
    public static void because(String reason) {
        ended(reason);
    }

    private static Path ended(String reason) {
        System.err.println("\n*** " + reason + " ***\n");
        return System.getProperty("pilotlight.skips", "allow").equals("fail")
                ? fail(reason)
                : abort(reason);
    }

    /** A browser. */
    public static Path chromium() {
        return Tools.find("chromium", "chromium-browser", "google-chrome").orElseGet(() -> missing(
                "chromium", "chromium", "the pages are not tested in a browser"));
    }

    /** A foreign broker, and the program that writes its passwords. */
    public static Path mosquitto() {
        needs("mosquitto_passwd", "mosquitto", "a broker of the user's own is not tested");
        return needs("mosquitto", "mosquitto", "a broker of the user's own is not tested");
    }

    /** A compiler for C, with the headers of the system's library. */
    public static Path compiler() {
        return needs("cc", "gcc libc6-dev",
                "a wall clock that is set under the agent is not tested");
    }

    /** Hosts of their own, and a telephone that asks from one. */
    public static void hosts() {
        needs("curl", "curl", "hosts of their own are not tested");
        Hosts.obstacle().ifPresent(why -> because("NO NETWORK HOSTS OF THEIR OWN: " + why));
    }

    /** Limits of CPU and memory for a process. */
    public static void limits() {
        Budget.obstacle().ifPresent(why -> because("NO LIMITS OF CPU AND MEMORY: " + why));
    }

    /**
     * That program.
     *
     * @param debian the package that has it
     * @param untested what is not tested without it, as a sentence's part
     */
    public static Path needs(String program, String debian, String untested) {
        return Tools.find(program).orElseGet(() -> missing(program, debian, untested));
    }

    private static Path missing(String program, String debian, String untested) {
        return ended("NO " + program.toUpperCase(Locale.ROOT) + " ON THIS MACHINE: " + untested
                + " (Debian: apt-get install " + debian + ")");
    }
}
