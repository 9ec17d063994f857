package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Clockless;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leases while nobody knows what time it is: the age of one counts from its receipt, on uptime (law
 * L4). After a restart nobody knows when it came, so it has no effect until there is a clock. Pure.
 */
final class Lending {
    /** Without a clock, a hold stands no longer than this, counted from the start. */
    private static final Duration CLOCKLESS_HOLD = Duration.ofHours(24);

    private Lending() {}

    /** Notes a lease that was not there before. */
    static Thermostat received(Thermostat before, Thermostat after, Moment now) {
        Optional<Lease> lease = after.wishes().lease();
        if (now.clock().isKnown() || lease.equals(before.wishes().lease())) {
            return after;
        }
        Edit edit = after.twins().control().edits().get(Properties.LEASE);
        Optional<Duration> end = lease.isEmpty() || edit == null
                ? Optional.empty()
                : Optional.of(now.uptime().plus(length(lease.get(), edit.stamp(), now)));
        return after.with(after.books().lent(end));
    }

    /** From its making, by its maker's clock, to its end; none is longer than a week. */
    private static Duration length(Lease lease, Stamp stamp, Moment now) {
        Instant made = stamp.clockTrusted()
                ? Instant.ofEpochMilli(stamp.hlc().millis())
                : now.wall();
        Duration asked = Duration.between(made, lease.until());
        return asked.compareTo(Lease.LONGEST) < 0 ? asked : Lease.LONGEST;
    }

    /** What counts now if the clock is not known. */
    static Clockless without(Thermostat state, Moment now) {
        return new Clockless(now.uptime().compareTo(CLOCKLESS_HOLD) < 0, state.books().lentUntil()
                .filter(end -> end.compareTo(now.uptime()) > 0)
                .map(end -> now.wall().plus(end.minus(now.uptime()))));
    }
}
