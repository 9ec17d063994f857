package dev.pilotlight.cloud.system;

import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A demonstration's clock: the wall clock follows the pace in a file, which is looked at every 100
 * ms; uptime stays real. Any thread.
 */
public final class PacedTime implements TimeSource, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(PacedTime.class);

    private final RealTime real = new RealTime();
    private final Path file;
    private final Thread watcher;
    private volatile Pace pace;
    private @Nullable FileTime seen;

    private PacedTime(Path file, Pace pace) {
        this.file = file;
        this.pace = pace;
        this.watcher = Thread.ofPlatform().name("clock-file").daemon(true).unstarted(this::watch);
    }

    /** Follows the file; it must hold a pace already. */
    public static PacedTime following(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("there is no clock file " + file);
        }
        PacedTime time = switch (read(file)) {
            case Decoded.Ok<Pace>(Pace pace) -> new PacedTime(file, pace);
            case Decoded.Malformed<Pace> wrong ->
                throw new IOException(file + " " + wrong.problems().getFirst());
        };
        time.watcher.start();
        return time;
    }

    @Override
    public Instant wall() {
        return pace.at(real.wall());
    }

    @Override
    public Duration uptime() {
        return real.uptime();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK_EVERY);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A file that is missing or half written leaves the last pace in force. */
    private void look() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(seen)) {
                read(file).toOptional().ifPresent(now -> pace = now);
                seen = changed;
            }
        } catch (IOException unreadable) {
            LOG.debug("clock file", unreadable);
        }
    }

    private static Decoded<Pace> read(Path file) throws IOException {
        return Pace.parse(Files.readString(file).strip());
    }
}
