package dev.pilotlight.agent.core;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/**
 * Counters and what is already known to people.
 *
 * @param statusAt uptime at which the status was last told to the twin
 * @param linkSince uptime at which the link last came up or went down
 * @param clockless whether the clock was not known at the last look
 * @param receipts when what stands before the schedule came
 */
record Books(Counters counters, Troubles troubles, Duration statusAt, Duration linkSince,
        boolean clockless, Receipts receipts) {

    /**
     * Rows made in this start.
     *
     * @param nextPoint uptime at which the next telemetry row is due
     */
    record Counters(long points, long events, Duration nextPoint) {}

    /**
     * What is wrong.
     *
     * @param bits the alarms in force, as bits of {@link Alarm}
     * @param raised each alarm in force, and each that came and went lately
     * @param mismatches ticks in a row at which the relays reported something else than asked
     * @param storage what is wrong with the disk; empty when nothing is
     * @param relays which relay cannot be had, and why; empty when all can
     */
    record Troubles(int bits, Map<Alarm, Raised> raised, int mismatches, String storage,
            String relays) {
        boolean has(Alarm alarm) {
            return (bits & alarm.bit()) != 0;
        }
    }

    static Books begun(Duration now) {
        return new Books(new Counters(0, 0, Duration.ZERO), new Troubles(0, Map.of(), 0, "",
                ""),
                Duration.ofDays(-1), now, false, Receipts.NONE);
    }

    Books linked(Duration now) {
        return new Books(counters, troubles, statusAt, now, clockless, receipts);
    }

    Books statusTold(Duration now) {
        return new Books(counters, troubles, now, linkSince, clockless, receipts);
    }

    Books clockless(boolean is) {
        return is == clockless
                ? this
                : new Books(counters, troubles, statusAt, linkSince, is, receipts);
    }

    Books received(Receipts next) {
        return new Books(counters, troubles, statusAt, linkSince, clockless, next);
    }

    Books pointed(Duration next) {
        return with(new Counters(counters.points() + 1, counters.events(), next));
    }

    Books told() {
        return with(new Counters(counters.points(), counters.events() + 1, counters.nextPoint()));
    }

    Books storage(String trouble) {
        return with(new Troubles(troubles.bits(), troubles.raised(), troubles.mismatches(),
                trouble, troubles.relays()));
    }

    Books relays(String trouble) {
        return with(new Troubles(troubles.bits(), troubles.raised(), troubles.mismatches(),
                troubles.storage(), trouble));
    }

    Books mismatches(int count) {
        return count == troubles.mismatches()
                ? this
                : with(new Troubles(troubles.bits(), troubles.raised(), count, troubles.storage(),
                        troubles.relays()));
    }

    Books alarms(Map<Alarm, Raised> raised) {
        int bits = 0;
        for (Map.Entry<Alarm, Raised> one : raised.entrySet()) {
            bits |= one.getValue().inForce() ? one.getKey().bit() : 0;
        }
        return with(new Troubles(bits, Collections.unmodifiableMap(raised), troubles.mismatches(),
                troubles.storage(), troubles.relays()));
    }

    private Books with(Counters next) {
        return new Books(next, troubles, statusAt, linkSince, clockless, receipts);
    }

    private Books with(Troubles next) {
        return new Books(counters, next, statusAt, linkSince, clockless, receipts);
    }
}
