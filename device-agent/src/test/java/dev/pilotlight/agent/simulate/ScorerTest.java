package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day whose figures were worked out on paper: 16/21 °C, 21 from 06:30 to 22:30. */
class ScorerTest {
    private static final Instant MIDNIGHT = Instant.parse("2017-01-15T00:00:00Z");
    private static final int SECONDS = 86_400;

    /**
     * 18 °C until 07:00, then 21.4 until 10:30, then 20.0 until 11:30, then 21.0. Occupied: 30 min
     * at -3 K, 210 at +0.4, 60 at -1, 660 at 0.
     */
    private static double heated(int second) {
        if (second < 7 * 3_600) {
            return 18;
        }
        if (second < 37_800) {
            return 21.4;
        }
        return second < 41_400 ? 20 : 21;
    }

    @Test
    void aDayWorkedOutOnPaperGivesTheSameFigures() {
        Figures figures = score(Scenes.SETBACK, Mode.HEAT, new Day());
        assertThat(figures.error().mean()).isCloseTo((30 * -3 + 210 * 0.4 - 60) / 960.0,
                within(1e-3));
        assertThat(figures.error().rms()).isCloseTo(
                Math.sqrt((30 * 9 + 210 * 0.16 + 60) / 960.0), within(1e-3));
        assertThat(figures.error().maxAbove()).isCloseTo(0.4, within(1e-9));
        assertThat(figures.error().maxBelow()).isCloseTo(3, within(1e-9));
        assertThat(figures.discomfort().counted()).isCloseTo(0.5 * 2.5 + 1 * 0.5, within(2e-3));
        assertThat(figures.lateness()).isEqualTo(new Figures.Lateness(30, 0));
        assertThat(figures.energy()).isCloseTo(30, within(1e-6));
    }

    /** On at each full hour for ten minutes, from 01:00 on. */
    @Test
    void startsAndTheShortestTimesAreCounted() {
        Figures figures = score(Scenes.SETBACK, Mode.HEAT, new Day());
        assertThat(figures.switching().cyclesPerHour()).isCloseTo(23 / 24.0, within(1e-9));
        assertThat(figures.switching().shortestOn()).isEqualTo(600);
        assertThat(figures.switching().shortestOff()).isEqualTo(3_000);
        assertThat(figures.violations()).isZero();
    }

    /** Cooling is judged the other way round: what is above the lower target is discomfort. */
    @Test
    void aRoomTooWarmForAnHourIsDiscomfortWhenCooling() {
        WeeklySchedule plan = WeeklySchedule.of(ZoneOffset.UTC, Map.of("day",
                ScheduleEntry.daily(LocalTime.of(6, 30), Temperature.ofMilliC(24_000)), "night",
                ScheduleEntry.daily(LocalTime.of(22, 30), Temperature.ofMilliC(28_000))));
        Figures figures = score(plan, Mode.COOL, new Day() {
            @Override
            double room(int second) {
                return second >= 12 * 3_600 && second < 13 * 3_600 ? 26 : 24;
            }
        });
        assertThat(figures.discomfort().counted()).isCloseTo(1.5, within(2e-3));
        assertThat(figures.discomfort().cold()).isZero();
        assertThat(figures.error().maxAbove()).isCloseTo(2, within(1e-9));
        assertThat(Targets.overshoot(figures)).isZero();
    }

    @Test
    void aRestThatIsCutShortIsAViolation() {
        Figures figures = score(Scenes.SETBACK, Mode.HEAT, new Day() {
            @Override
            boolean on(int second) {
                int within = second % 7_200;
                return within < 600 || (within >= 660 && within < 1_200);
            }
        });
        // Twelve rests of a minute, of at least three.
        assertThat(figures.violations()).isEqualTo(12);
    }

    @Test
    void aRoomLeftToFreezeIsAViolation() {
        Figures figures = score(Scenes.SETBACK, Mode.HEAT, new Day() {
            @Override
            double room(int second) {
                return second < 3_600 ? 4 : 18;
            }

            @Override
            boolean on(int second) {
                return false;
            }
        });
        assertThat(figures.violations()).isEqualTo(3_600 - 900);
    }

    @Test
    void coolingRightAfterHeatingIsAViolation() {
        SwitchLog log = new SwitchLog(SafetyLimits.DEFAULTS, Outputs.OPEN, true);
        log.tick(1_000, 20, Outputs.OPEN);
        for (int second = 0; second < 600; second++) {
            log.tick(1_000, 20, second < 300 ? Outputs.HEAT : Outputs.COOL);
        }
        assertThat(log.violations()).isEqualTo(1);
    }

    @Test
    void aValveThatTurnsWhileTheCompressorRunsIsAViolation() {
        SwitchLog log = new SwitchLog(SafetyLimits.DEFAULTS, Outputs.OPEN, true);
        Outputs heating = Outputs.of(Output.COMPRESSOR);
        log.tick(1_000, 20, Outputs.of(Output.REVERSING));
        log.tick(1_000, 20, Outputs.OPEN);
        assertThat(log.violations()).isZero();
        log.tick(600_000, 20, heating);
        log.tick(1_000, 20, heating.with(Output.REVERSING, true));
        // Moved under way, and turned round.
        assertThat(log.violations()).isEqualTo(2);
    }

    @Test
    void anAuxiliaryHeaterThatFluttersIsAViolationThoughTheCompressorRunsOn() {
        SwitchLog log = new SwitchLog(SafetyLimits.DEFAULTS, Outputs.OPEN, true);
        Outputs pump = Outputs.of(Output.COMPRESSOR);
        log.tick(600_000, 20, pump);
        for (int i = 0; i < 4; i++) {
            log.tick(60_000, 20, pump.with(Output.SECOND_STAGE, i % 2 == 0));
        }
        // How long it had been open at first is not known.
        assertThat(log.violations()).isEqualTo(3);
    }

    private static class Day {
        double room(int second) {
            return heated(second);
        }

        boolean on(int second) {
            return second >= 3_600 && second % 3_600 < 600;
        }
    }

    private static Figures score(WeeklySchedule plan, Mode mode, Day day) {
        Scorer scorer = new Scorer(plan, mode, SafetyLimits.DEFAULTS, Outputs.OPEN, true, 12);
        for (int second = 0; second < SECONDS; second++) {
            scorer.tick(MIDNIGHT.plusSeconds(second), 1_000, day.room(second),
                    day.on(second) ? Outputs.HEAT : Outputs.OPEN);
        }
        return scorer.figures(42);
    }
}
