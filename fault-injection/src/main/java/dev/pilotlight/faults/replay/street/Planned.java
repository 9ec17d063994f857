package dev.pilotlight.faults.replay.street;

import dev.pilotlight.oracle.ClockReading;
import dev.pilotlight.oracle.HouseSettings;
import dev.pilotlight.oracle.InForce;
import dev.pilotlight.oracle.TargetOracle;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;

/**
 * What a week alone asks for while heating, as the oracle reads it: what a thermostat is judged by
 * is no word of a thermostat. Pure.
 */
record Planned(Temperature target, Instant until) {
    private static final HouseSettings.Targets TARGETS = new HouseSettings.Targets(Temperature
            .ofCelsius(5), Temperature.ofCelsius(35), Temperature.ofCelsius(17));

    /** By that week at that moment. */
    static Planned by(WeeklySchedule week, Instant at) {
        InForce should = TargetOracle.at(HouseSettings.of(Mode.HEAT, week.zone(), week.entries(),
                Presets.DEFAULTS.settings(), TARGETS), ClockReading.known(at, Duration.ZERO, 0));
        return new Planned(should.target().orElseThrow(), should.until().orElse(Instant.MAX));
    }
}
