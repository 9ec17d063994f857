package dev.pilotlight.config;

import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Fields;
import java.time.Duration;

/** Reads what nobody can configure away. */
final class LimitsReader {
    private LimitsReader() {}

    static SafetyLimits read(Fields fields) {
        SafetyLimits defaults = SafetyLimits.DEFAULTS;
        Temperature frost = fields.temperature("frostFloor", defaults.frostFloor(),
                SafetyLimits.LOWEST_FROST_FLOOR, SafetyLimits.HIGHEST_FROST_FLOOR);
        Temperature ceiling = fields.temperature("ceiling", defaults.ceiling(),
                SafetyLimits.LOWEST_CEILING, SafetyLimits.HIGHEST_CEILING);
        SafetyLimits.RestTimes heat = HardwareReader.rests(fields.object("heat"), defaults.heat(),
                Duration.ofSeconds(30));
        SafetyLimits.RestTimes cool = HardwareReader.rests(fields.object("cool"), defaults.cool(),
                Duration.ofMinutes(2));
        Duration stale = Durations.read(fields, "staleAfter", defaults.staleAfter(),
                Duration.ofSeconds(30), SafetyLimits.LONGEST_STALE_AFTER);
        Duration run = Durations.read(fields, "maximumRun", defaults.maximumRun(),
                Duration.ofMinutes(10), SafetyLimits.LONGEST_RUN);
        SafetyLimits.Guards guards = guards(fields);
        fields.refuseUnknown();
        return new SafetyLimits(frost, ceiling, heat, cool, stale, run, guards);
    }

    private static SafetyLimits.Guards guards(Fields fields) {
        SafetyLimits.Guards defaults = SafetyLimits.DEFAULTS.guards();
        Temperature floor = fields.temperature("floorCeiling", defaults.floorCeiling(),
                SafetyLimits.LOWEST_FLOOR_CEILING, SafetyLimits.HIGHEST_FLOOR_CEILING);
        Fields window = fields.object("window");
        boolean slope = window.bool("bySlope", defaults.windowBySlope());
        Duration pause = Durations.read(window, "pause", defaults.windowPause(),
                Duration.ofMinutes(5), Duration.ofHours(2));
        window.refuseUnknown();
        return new SafetyLimits.Guards(floor, slope, pause);
    }
}
