package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A minute a tick; the target is 16, then 21 from minute 60, then 16 from minute 180. */
class ArrivalsTest {
    private static final long MINUTE = 60_000;
    private static final Temperature NIGHT = Temperature.ofMilliC(16_000);
    private static final Temperature DAY = Temperature.ofMilliC(21_000);

    @Test
    void aRoomThatIsWarmHalfAnHourAfterTheRiseIsThirtyMinutesLate() {
        assertThat(figures(90)).isEqualTo(new Figures.Lateness(30, 0));
    }

    @Test
    void aRoomThatIsWarmTwentyMinutesBeforeTheRiseIsTwentyMinutesEarly() {
        assertThat(figures(40)).isEqualTo(new Figures.Lateness(0, 20));
    }

    @Test
    void aRoomThatNeverGetsWarmIsLateAllDayAndNotPunctual() {
        assertThat(figures(1_000)).isEqualTo(new Figures.Lateness(120, 0));
    }

    @Test
    void aRoomThatNeverCooledIsNeitherLateNorEarly() {
        assertThat(figures(0)).isEqualTo(new Figures.Lateness(0, 0));
    }

    @Test
    void aRoomThatIsCoolTenMinutesAfterTheTargetFellIsTenMinutesLate() {
        Arrivals arrivals = new Arrivals(-1);
        arrivals.slot(slot(28_000, 0, 60), Optional.of(Temperature.ofMilliC(24_000)), 28);
        arrivals.tick(0, 28);
        arrivals.slot(slot(24_000, 60, 180), Optional.empty(), 28);
        arrivals.tick(MINUTE * 69, 24.4);
        arrivals.tick(MINUTE * 70, 24.2);
        assertThat(arrivals.figures()).isEqualTo(new Figures.Lateness(10, 0));
    }

    private static Figures.Lateness figures(int warmFrom) {
        Arrivals arrivals = new Arrivals(1);
        for (int minute = 0; minute < 240; minute++) {
            double room = minute >= warmFrom ? 20.8 : 18;
            switch (minute) {
                case 0 -> arrivals.slot(slot(16_000, 0, 60), Optional.of(DAY), room);
                case 60 -> arrivals.slot(slot(21_000, 60, 180), Optional.of(NIGHT), room);
                case 180 -> arrivals.slot(slot(16_000, 180, 1_500), Optional.of(DAY), room);
                default -> arrivals.tick(MINUTE * minute, room);
            }
        }
        return arrivals.figures();
    }

    private static Slot slot(int milliC, int from, int to) {
        return new Slot(Goal.of(Temperature.ofMilliC(milliC)), "any",
                Instant.ofEpochSecond(60L * from),
                Instant.ofEpochSecond(60L * to));
    }
}
