package dev.pilotlight.cloud.port;

import java.time.Duration;
import java.time.Instant;

/** The two clocks of the cloud. Any thread. */
public interface TimeSource {
    /** For people, stamps and schedules; may jump, and runs fast in a demonstration. */
    Instant wall();

    /** Real time since the process started; never goes back. For ages and time limits. */
    Duration uptime();
}
