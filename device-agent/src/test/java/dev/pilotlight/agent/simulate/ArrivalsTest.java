package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Temperature;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A minute a tick; the target is 16, then 21 from minute 60, then 16 from minute 180. */
class ArrivalsTest {
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

    private static Figures.Lateness figures(int warmFrom) {
        Arrivals arrivals = new Arrivals(DAY);
        for (int minute = 0; minute < 240; minute++) {
            Temperature target = minute >= 60 && minute < 180 ? DAY : NIGHT;
            arrivals.tick(Instant.EPOCH.plusSeconds(60L * minute), target,
                    minute >= warmFrom ? 20.8 : 18);
        }
        return arrivals.figures();
    }
}
