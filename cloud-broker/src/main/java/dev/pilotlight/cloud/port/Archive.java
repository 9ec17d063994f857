package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.List;

/** What is stored, for people to look at. Any thread that may block. */
public interface Archive {
    /** The most points that one question returns. */
    int MAX_READINGS = 100_000;

    Memory memory(DeviceId device);

    /** Points from {@code from} (inclusive) to {@code to} (exclusive), oldest first. */
    List<Reading> readings(DeviceId device, Instant from, Instant to);

    /** The newest events, newest first. */
    List<Happening> events(DeviceId device, int max);

    /** How many points of each boot are stored. */
    List<Tally> tallies(DeviceId device);

    /** Whether the store takes writes at this moment. */
    boolean isWritable();
}
