package dev.pilotlight.agent.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final SafetyLimits.Guards GUARDS = SafetyLimits.DEFAULTS.guards();

    private Window window = Window.CLOSED;
    private Duration now = Duration.ofHours(1);

    /** Readings each half minute, falling by so much in each. */
    private void falls(int readings, double from, double by, Demand running, Duration since) {
        for (int i = 0; i < readings; i++) {
            now = now.plusSeconds(30);
            Reading reading = new Reading(Temperature.ofCelsius(from - i * by), now);
            window = window.passing(false, GUARDS, now).read(reading, Sight.of(reading), GUARDS,
                    new Doing(running, since, false, now));
        }
    }

    @Test
    void aRoomThatFallsWhileItIsHeatedHasAnOpenWindowAndResumesWhenItTurnsRound() {
        falls(10, 21, 0.15, Demand.HEAT, Duration.ZERO);
        assertThat(window.isOpen()).isTrue();
        falls(4, 19, -0.15, Demand.REST, now);
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void thePauseEndsByItself() {
        falls(10, 21, 0.15, Demand.HEAT, Duration.ZERO);
        window = window.passing(false, GUARDS, now.plus(GUARDS.windowPause()));
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void theFallAfterAStopIsTheHousesOwn() {
        falls(20, 21, 0.15, Demand.REST, now);
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void aContactThatNeverClosesDoesNotKeepTheHouseCold() {
        window = window.passing(true, GUARDS, now);
        assertThat(window.isOpen()).isTrue();
        Duration later = now.plus(GUARDS.windowPause().multipliedBy(4));
        window = window.passing(true, GUARDS, later);
        assertThat(window.isOpen()).isFalse();
        assertThat(window.passing(true, GUARDS, later.plusDays(1)).isOpen()).isFalse();
        window = window.passing(false, GUARDS, later.plusDays(1));
        assertThat(window.passing(true, GUARDS, later.plusDays(2)).isOpen()).isTrue();
    }
}
