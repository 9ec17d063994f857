package dev.pilotlight.cloud.jobs;

import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One device's share of one job. Immutable.
 *
 * @param details what the device says of it, in words of its own
 * @param version grows by one with each change; writers may name the one that they know
 */
public record Execution(String job, DeviceId thing, ExecutionStatus status,
        SortedMap<String, String> details, long version, Times times) {
    public Execution {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** When it was queued, first begun and last changed, by the cloud's clock. */
    public record Times(Instant queued, Optional<Instant> started, Instant updated) {}

    /** One that its device has yet to hear of. */
    public static Execution queued(String job, DeviceId thing, Instant now) {
        return new Execution(job, thing, ExecutionStatus.QUEUED, new TreeMap<>(), 1,
                new Times(now, Optional.empty(), now));
    }

    /** The same, further on. */
    public Execution in(ExecutionStatus next, SortedMap<String, String> saying, Instant now) {
        Optional<Instant> begun = next == ExecutionStatus.IN_PROGRESS
                ? times.started().or(() -> Optional.of(now))
                : times.started();
        return new Execution(job, thing, next, saying, version + 1,
                new Times(times.queued(), begun, now));
    }

    /** Nobody wants it any more. */
    public Execution cancelled(Instant now) {
        return in(ExecutionStatus.CANCELED, details, now);
    }
}
