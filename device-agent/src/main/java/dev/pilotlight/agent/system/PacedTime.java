package dev.pilotlight.agent.system;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A demonstration's clock, from a file with one {@link Pace} line that is read again when it
 * changes. Uptime runs at the same speed and never goes back; the wall clock may jump with the
 * file.
 */
public final class PacedTime implements MachineTime {
    private static final Logger LOG = LoggerFactory.getLogger(PacedTime.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** From here on, this pace. */
    private record Anchor(long nano, Duration uptime, Pace pace, long turn) {
        Duration uptimeAt(long now) {
            return uptime.plus(pace.scaled(Duration.ofNanos(now - nano)));
        }
    }

    private final Path file;
    private final long start = System.nanoTime();
    private volatile Anchor anchor;
    private Optional<FileTime> read = Optional.empty();
    private String line = "";

    /** Reads the file for the first time; malformed when it holds no pace. */
    public static Decoded<PacedTime> follow(Path file) {
        return pace(file).map(pace -> new PacedTime(file, pace));
    }

    private PacedTime(Path file, Pace first) {
        this.file = file;
        this.anchor = new Anchor(start, Duration.ZERO, first, 0);
        Thread.ofPlatform().name("clock-file").daemon().start(this::poll);
    }

    private static Decoded<Pace> pace(Path file) {
        try {
            return Pace.parse(Files.readString(file).strip());
        } catch (IOException unreadable) {
            return Decoded.malformed(file.toString(), "cannot be read, want one line with a pace");
        }
    }

    private void poll() {
        while (true) {
            LockSupport.parkNanos(POLL_NANOS);
            try {
                look();
            } catch (IOException gone) {
                LOG.debug("the clock file is gone for a moment: {}", gone.getMessage());
            }
        }
    }

    /** Half-written lines are malformed and looked at again. */
    private void look() throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        String text = Files.readString(file).strip();
        if (read.filter(changed::equals).isPresent() && text.equals(line)) {
            return;
        }
        Pace.parse(text).toOptional().ifPresent(pace -> {
            long now = System.nanoTime();
            anchor = new Anchor(now, anchor.uptimeAt(now), pace, anchor.turn() + 1);
            read = Optional.of(changed);
            line = text;
        });
    }

    @Override
    public Moment now() {
        Anchor current = anchor;
        return new Moment(current.pace().at(Instant.now()), current.uptimeAt(System.nanoTime()),
                ClockTrust.TRUSTED);
    }

    @Override
    public Duration realUntil(Duration uptime) {
        Anchor current = anchor;
        Duration left = uptime.minus(current.uptimeAt(System.nanoTime()));
        return Duration.ofNanos(Math.round(left.toNanos() / current.pace().speed()));
    }

    @Override
    public long turns() {
        return anchor.turn();
    }

    @Override
    public Duration leastBetweenTicks() {
        return Duration.ofMillis(50);
    }

    @Override
    public TimeSource real() {
        return () -> new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - start),
                ClockTrust.TRUSTED);
    }
}
