package dev.pilotlight.agent.simulate;

import dev.pilotlight.schedule.Slot;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/**
 * When the room is where the plan wants it, around each change of the target towards the occupied
 * one (a rise when heating): late from the change until within 0.3 K, or until the target goes away
 * again if it never gets there; early from when it came within 0.3 K of the coming target, if it
 * had been away since. Times are wall milliseconds. One thread.
 */
final class Arrivals {
    private static final double THERE_K = 0.3;
    private static final long NEVER = Long.MIN_VALUE;

    private final int sign;
    private double target = Double.NaN;
    private double coming = Double.NaN;
    private long waitingSince = NEVER;
    private long early = NEVER;
    private boolean hasLeft;
    private long last;
    private double lateMinutes;
    private double earlyMinutes;
    private int changes;

    /** Judges heating (sign 1) or cooling (sign -1). */
    Arrivals(int sign) {
        this.sign = sign;
    }

    /** A new slot of the plan begins, and {@code next} will follow it. */
    void slot(Slot slot, Optional<Temperature> next, double room) {
        double now = slot.target().celsius();
        long at = slot.since().toEpochMilli();
        if (sign * (now - target) > 0) {
            towards(at, isThere(now, room));
        } else if (sign * (now - target) < 0) {
            away(at);
        }
        target = now;
        coming = next.map(Temperature::celsius).orElse(now);
        early = NEVER;
        hasLeft = false;
    }

    /** The room now. */
    void tick(long wall, double room) {
        last = wall;
        if (waitingSince != NEVER && isThere(target, room)) {
            lateMinutes += minutes(waitingSince, wall);
            waitingSince = NEVER;
        }
        boolean arriving = isThere(Math.max(sign * coming, sign * target) * sign, room);
        hasLeft |= !arriving;
        if (!arriving) {
            early = NEVER;
        } else if (hasLeft && early == NEVER) {
            early = wall;
        }
    }

    Figures.Lateness figures() {
        double late = lateMinutes + (waitingSince == NEVER ? 0 : minutes(waitingSince, last));
        return changes == 0
                ? new Figures.Lateness(0, 0)
                : new Figures.Lateness(late / changes, earlyMinutes / changes);
    }

    private void towards(long at, boolean there) {
        changes++;
        if (!there) {
            waitingSince = at;
        } else if (early != NEVER) {
            earlyMinutes += minutes(early, at);
        }
    }

    private void away(long at) {
        if (waitingSince != NEVER) {
            lateMinutes += minutes(waitingSince, at);
        }
        waitingSince = NEVER;
    }

    private boolean isThere(double wanted, double room) {
        return sign * (room - wanted) >= -THERE_K;
    }

    private static double minutes(long from, long to) {
        return (to - from) / 60_000.0;
    }
}
