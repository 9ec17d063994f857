package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Scenes that tests play in. */
final class Scenes {
    static final WeeklySchedule SETBACK = WeeklySchedule.of(ZoneOffset.UTC,
            Map.of("day", ScheduleEntry.daily(LocalTime.of(6, 30), Temperature.ofMilliC(21_000)),
                    "night", ScheduleEntry.daily(LocalTime.of(22, 30),
                            Temperature.ofMilliC(16_000))));
    static final WeeklySchedule CONSTANT = constant(21_000);

    private Scenes() {}

    static WeeklySchedule constant(int milliC) {
        return WeeklySchedule.of(ZoneOffset.UTC, Map.of("always", ScheduleEntry.daily(
                LocalTime.MIDNIGHT, Temperature.ofMilliC(milliC))));
    }

    /** A built-in house in January with night setback, a day to warm up. */
    static Scene winter(String house, int days) {
        return winter(house, SETBACK, days, 1);
    }

    static Scene winter(String house, WeeklySchedule plan, int days, long seed) {
        return new Scene(HouseFile.builtIn(house).toOptional().orElseThrow(),
                new GeneratedWeather(seed), plan,
                new Scene.Span(Instant.parse("2017-01-15T00:00:00Z"), Duration.ofDays(1),
                        Duration.ofDays(days)),
                Mode.HEAT, true, seed);
    }
}
