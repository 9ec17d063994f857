package dev.pilotlight.faults.hosts;

import dev.pilotlight.faults.process.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the system that end by themselves, within ten seconds. */
final class Shell {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Shell() {}

    /** What it printed; throws with it when the command failed. */
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!ends(process) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
        return said;
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(Patience.stretched(LIMIT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
