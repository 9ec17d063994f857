package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;

/**
 * Watches a run from outside: it sees the room, the relays and the plan, and nothing of what the
 * thermostat thinks. One thread.
 */
final class Scorer {
    private static final double COMFORT_K = 0.5;

    private final WeeklySchedule schedule;
    private final Temperature occupied;
    private final SwitchLog switches;
    private final Arrivals arrivals;
    private final double energyBefore;
    private Instant slotEnds = Instant.MIN;
    private Temperature target = Temperature.ofMilliC(0);
    private double hours;
    private double occupiedHours;
    private double sum;
    private double squares;
    private double above = Double.NEGATIVE_INFINITY;
    private double below = Double.POSITIVE_INFINITY;
    private double coldKelvinHours;

    Scorer(WeeklySchedule schedule, SafetyLimits limits, Outputs relays, double energyBefore) {
        this.schedule = schedule;
        this.occupied = schedule.entries().values().stream().map(entry -> entry.target())
                .max(Temperature::compareTo).orElseThrow();
        this.arrivals = new Arrivals(occupied);
        this.switches = new SwitchLog(limits, relays);
        this.energyBefore = energyBefore;
    }

    void tick(Instant wall, Duration time, double room, Temperature seen, Outputs relays) {
        double passed = time.toMillis() / 3.6e6;
        hours += passed;
        retarget(wall);
        arrivals.tick(wall, target, room);
        switches.tick(time, seen, relays);
        if (target.equals(occupied)) {
            score(passed, room - target.celsius());
        }
    }

    Figures figures(double energyNow) {
        double mean = sum / occupiedHours;
        Figures.Errors errors = new Figures.Errors(mean, Math.sqrt(squares / occupiedHours), above,
                -below);
        return new Figures(errors, coldKelvinHours / hours * 24, arrivals.figures(),
                switches.figures(hours),
                (energyNow - energyBefore) / hours * 24, switches.violations());
    }

    private void score(double passed, double error) {
        occupiedHours += passed;
        sum += error * passed;
        squares += error * error * passed;
        above = Math.max(above, error);
        below = Math.min(below, error);
        coldKelvinHours += Math.max(0, -error - COMFORT_K) * passed;
    }

    private void retarget(Instant wall) {
        if (!wall.isBefore(slotEnds)) {
            var slot = schedule.at(wall).orElseThrow();
            target = slot.target();
            slotEnds = slot.until();
        }
    }
}
