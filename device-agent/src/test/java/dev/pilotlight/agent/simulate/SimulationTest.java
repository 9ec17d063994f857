package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final WeeklySchedule DAY_AND_NIGHT = WeeklySchedule.of(ZoneOffset.UTC,
            Map.of("day", ScheduleEntry.daily(LocalTime.of(6, 30), Temperature.ofMilliC(21_000)),
                    "night",
                    ScheduleEntry.daily(LocalTime.of(22, 30), Temperature.ofMilliC(16_000))));

    private static final Contender SHIPPED = Contender.Shipped.of(
            ControlSettings.Rule.HYSTERESIS);

    @ParameterizedTest
    @ValueSource(strings = {"semi-detached", "detached", "flat"})
    void inEveryHouseTheRoomIsHeatedWithoutBreakingALimit(String house) {
        Figures figures = new Simulation(scene(house, 1), SHIPPED).run();
        assertThat(figures.violations()).isZero();
        assertThat(figures.error().rms()).isLessThan(2.5);
        assertThat(figures.switching().cyclesPerHour()).isBetween(0.01, 12.0);
        assertThat(figures.switching().shortestOn()).isGreaterThanOrEqualTo(120);
        assertThat(figures.switching().shortestOff()).isGreaterThanOrEqualTo(180);
        assertThat(figures.energy()).isBetween(20.0, 400.0);
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherDoesNot() {
        assertThat(new Simulation(scene("detached", 1), SHIPPED).run())
                .isEqualTo(new Simulation(scene("detached", 1), SHIPPED).run())
                .isNotEqualTo(new Simulation(scene("detached", 2), SHIPPED).run());
    }

    private static Scene scene(String house, long seed) {
        return new Scene(HouseFile.builtIn(house).toOptional().orElseThrow(),
                new GeneratedWeather(seed), DAY_AND_NIGHT,
                new Scene.Span(Instant.parse("2017-01-15T00:00:00Z"), Duration.ofDays(1),
                        Duration.ofDays(2)),
                Mode.HEAT, true, seed);
    }
}
