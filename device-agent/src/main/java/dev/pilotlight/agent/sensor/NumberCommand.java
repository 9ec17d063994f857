package dev.pilotlight.agent.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A command, run by the shell as this user, that prints one number in °C. One that does not end
 * within {@link #PATIENCE} is killed with all that it started.
 */
final class NumberCommand implements Gauge {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String line;
    private final Duration patience;

    NumberCommand(String line) {
        this(line, PATIENCE);
    }

    NumberCommand(String line, Duration patience) {
        this.line = line;
        this.patience = patience;
    }

    @Override
    public Air read() throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", line).redirectError(
                ProcessBuilder.Redirect.DISCARD).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("has a command that does not end within " + patience
                        .toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("has a command that failed with " + process.exitValue());
            }
            byte[] said = process.getInputStream().readNBytes(Numbers.MOST_BYTES);
            return Air.of(Numbers.parse(new String(said, StandardCharsets.US_ASCII), 1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("was not waited for", stop);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
