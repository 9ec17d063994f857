package dev.pilotlight.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counters and what is already known to people.
 *
 * @param points telemetry rows made in this boot
 * @param events event rows made in this boot
 * @param nextPoint uptime at which the next telemetry row is due
 * @param alarms in force, as bits of {@link Alarm}
 * @param since wall time at which each alarm in force began
 * @param mismatches ticks in a row at which the relays reported something else than asked
 * @param storage what is wrong with the disk; empty when nothing is
 * @param statusAt uptime at which the status was last told to the twin
 * @param linkSince wall time at which the link last came up or went down
 */
record Books(long points, long events, Duration nextPoint, int alarms, Map<Alarm, Instant> since,
        int mismatches, String storage, Duration statusAt, Instant linkSince) {

    static Books begun(Instant wall) {
        return new Books(0, 0, Duration.ZERO, 0, Map.of(), 0, "", Duration.ofDays(-1), wall);
    }

    Books linked(Instant wall) {
        return new Books(points, events, nextPoint, alarms, since, mismatches, storage, statusAt,
                wall);
    }

    Books pointed(Duration next) {
        return new Books(points + 1, events, next, alarms, since, mismatches, storage, statusAt,
                linkSince);
    }

    Books told() {
        return new Books(points, events + 1, nextPoint, alarms, since, mismatches, storage,
                statusAt, linkSince);
    }

    Books storage(String trouble) {
        return new Books(points, events, nextPoint, alarms, since, mismatches, trouble, statusAt,
                linkSince);
    }

    Books statusTold(Duration now) {
        return new Books(points, events, nextPoint, alarms, since, mismatches, storage, now,
                linkSince);
    }

    Books mismatches(int count) {
        return count == mismatches
                ? this
                : new Books(points, events, nextPoint, alarms, since, count, storage, statusAt,
                        linkSince);
    }

    Books alarms(int next, Instant now) {
        Map<Alarm, Instant> begun = new EnumMap<>(Alarm.class);
        for (Alarm alarm : Alarm.values()) {
            if ((next & alarm.bit()) != 0) {
                begun.put(alarm, since.getOrDefault(alarm, now));
            }
        }
        return new Books(points, events, nextPoint, next, Collections.unmodifiableMap(begun),
                mismatches, storage, statusAt, linkSince);
    }

    boolean has(Alarm alarm) {
        return (alarms & alarm.bit()) != 0;
    }
}
