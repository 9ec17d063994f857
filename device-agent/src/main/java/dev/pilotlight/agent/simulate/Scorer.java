package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Watches a run from outside: it sees the room, the relays and the plan, and nothing of what the
 * thermostat thinks. The occupied target is the highest when heating and the lowest when cooling.
 * One thread.
 */
final class Scorer {
    private static final double COMFORT_K = 0.5;

    private final PlannedTargets plan;
    private final Temperature occupied;
    private final SwitchLog switches;
    private final Arrivals arrivals;
    private final double energyBefore;
    private final boolean cools;
    private long slotEnds = Long.MIN_VALUE;
    private double target;
    private boolean isOccupied;
    private double hours;
    private double occupiedHours;
    private double sum;
    private double squares;
    private double above = Double.NEGATIVE_INFINITY;
    private double below = Double.POSITIVE_INFINITY;
    private double coldKelvinHours;
    private double warmKelvinHours;

    /** {@code heated}: whether there is anything to heat with. */
    Scorer(WeeklySchedule plan, Mode mode, SafetyLimits limits, Outputs relays, boolean heated,
            double energyBefore) {
        this.plan = new PlannedTargets(plan);
        this.cools = mode == Mode.COOL;
        Comparator<Temperature> best = cools
                ? Comparator.reverseOrder()
                : Comparator.naturalOrder();
        this.occupied = plan.entries().values().stream().map(ScheduleEntry::target).max(best)
                .orElseThrow();
        this.arrivals = new Arrivals(cools ? -1 : 1);
        this.switches = new SwitchLog(limits, relays, heated);
        this.energyBefore = energyBefore;
    }

    /** {@code millis} have passed until {@code wall}, with the relays as they are told now. */
    void tick(Instant wall, long millis, double room, Outputs relays) {
        double passed = millis / 3.6e6;
        long now = wall.toEpochMilli();
        hours += passed;
        if (now >= slotEnds) {
            enter(entered(wall), room);
        }
        arrivals.tick(now, room);
        switches.tick(millis, room, relays);
        if (isOccupied) {
            score(passed, room - target);
        }
    }

    Figures figures(double energyNow) {
        double mean = sum / occupiedHours;
        Figures.Errors errors = new Figures.Errors(mean, Math.sqrt(squares / occupiedHours), above,
                -below);
        double days = hours / 24;
        Figures.Discomfort discomfort = new Figures.Discomfort(coldKelvinHours / days,
                warmKelvinHours / days, cools);
        return new Figures(errors, discomfort, arrivals.figures(), switches.figures(hours),
                (energyNow - energyBefore) / days, switches.violations());
    }

    private void score(double passed, double error) {
        occupiedHours += passed;
        sum += error * passed;
        squares += error * error * passed;
        above = Math.max(above, error);
        below = Math.min(below, error);
        coldKelvinHours += Math.max(0, -error - COMFORT_K) * passed;
        warmKelvinHours += Math.max(0, error - COMFORT_K) * passed;
    }

    /** One follows the other without a gap, wherever the ticks lie. */
    private Slot entered(Instant wall) {
        Slot slot = plan.from(wall);
        Instant since = slotEnds == Long.MIN_VALUE ? wall : Instant.ofEpochMilli(slotEnds);
        return new Slot(slot.goal(), slot.entry(), since, slot.until());
    }

    private void enter(Slot slot, double room) {
        target = slot.target().celsius();
        isOccupied = slot.target().equals(occupied);
        slotEnds = slot.until().toEpochMilli();
        arrivals.slot(slot, Optional.of(plan.from(slot.until()).target()), room);
    }
}
