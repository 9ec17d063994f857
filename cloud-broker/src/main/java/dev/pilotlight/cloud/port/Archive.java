package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.List;

/** What is stored, for people to look at. Any thread that may block. */
public interface Archive {
    /** Of a longer span only each second, third and so on is read. */
    int MOST_READ = 1_000_000;

    /**
     * The points of a span, oldest first; of a long one those that show its course: the newest and
     * the highest and lowest of each measure of each stretch.
     *
     * @param total how many are stored
     * @param complete whether each of them was looked at
     */
    record Span(List<Reading> readings, long total, boolean complete) {
        public Span {
            readings = List.copyOf(readings);
        }
    }

    Memory memory(DeviceId device);

    /** The whole span from {@code from} (inclusive) to {@code to} (exclusive). */
    Span span(DeviceId device, Instant from, Instant to);

    /** The newest events, newest first. */
    List<Happening> events(DeviceId device, int max);

    /** How many points of each boot are stored. */
    List<Tally> tallies(DeviceId device);

    /** Whether the store takes writes at this moment. */
    boolean isWritable();
}
