package dev.pilotlight.agent.simulate;

import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Instant;

/**
 * The plan as the ideal controller sees it, with signs such that more is always towards what the
 * equipment is for. What the week asks for is read by the oracle and not by the program that is
 * scored. One thread; it remembers the stretch it looked at last.
 */
final class Goals {
    private final PlannedTargets plan;
    private final int sign;
    private final double occupied;
    private long since = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private double target;

    Goals(WeeklySchedule plan, Mode mode) {
        this.plan = new PlannedTargets(plan);
        this.sign = mode == Mode.COOL ? -1 : 1;
        this.occupied = plan.entries().values().stream().map(ScheduleEntry::target)
                .mapToDouble(this::signed).max().orElseThrow();
    }

    /** The temperature with the sign that makes more better. */
    double signed(double celsius) {
        return sign * celsius;
    }

    /** The signed target at that second. */
    double target(long second) {
        look(second);
        return target;
    }

    /** Whether the target at that second is the occupied one. */
    boolean isOccupied(long second) {
        return target(second) >= occupied;
    }

    /** When the slot of that second ends. */
    long until(long second) {
        look(second);
        return until;
    }

    private void look(long second) {
        if (second < since || second >= until) {
            Slot slot = plan.from(Instant.ofEpochSecond(second));
            since = second;
            until = slot.until().getEpochSecond();
            target = signed(slot.target());
        }
    }

    private double signed(Temperature temperature) {
        return signed(temperature.celsius());
    }
}
