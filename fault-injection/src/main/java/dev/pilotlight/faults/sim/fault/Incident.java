package dev.pilotlight.faults.sim.fault;

import java.time.Duration;

/**
 * A fault and its time, since the beginning.
 *
 * @param from when it begins
 * @param to when it is over; never before {@code from}
 */
public record Incident(Fault fault, Duration from, Duration to) {
    public Incident {
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException("is from " + from + " to " + to
                    + ", want a beginning of at least 0 and an end that is no earlier");
        }
    }

    /** Whether it is in force then. */
    public boolean isOn(Duration at) {
        return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
    }

    /** Whether both are in force at some time. */
    public boolean overlaps(Incident other) {
        return from.compareTo(other.to) < 0 && other.from.compareTo(to) < 0;
    }

    /** The line to paste into a scenario. */
    public String line() {
        return from.equals(to)
                ? ".at(%s).%s".formatted(time(from), fault.word())
                : ".from(%s).to(%s).%s".formatted(time(from), time(to), fault.word());
    }

    private static String time(Duration at) {
        return at.toMillisPart() == 0
                ? "ofSeconds(" + at.toSeconds() + ")"
                : "ofMillis(" + at.toMillis() + ")";
    }
}
