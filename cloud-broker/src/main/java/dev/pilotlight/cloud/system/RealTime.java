package dev.pilotlight.cloud.system;

import dev.pilotlight.cloud.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clocks. Any thread. */
public final class RealTime implements TimeSource {
    private final InstantSource wall = InstantSource.system();
    private final long started = System.nanoTime();

    @Override
    public Instant wall() {
        return wall.instant();
    }

    @Override
    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
