package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.ControlSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Contender SHIPPED = Contender.Shipped.of(
            ControlSettings.Rule.HYSTERESIS);

    @ParameterizedTest
    @ValueSource(strings = {"semi-detached", "detached", "flat"})
    void inEveryHouseTheRoomIsHeatedWithoutBreakingALimit(String house) {
        Figures figures = new Simulation(Scenes.winter(house, Scenes.SETBACK, 2, 1), SHIPPED).run();
        assertThat(figures.violations()).isZero();
        assertThat(figures.error().rms()).isLessThan(2.5);
        assertThat(figures.switching().cyclesPerHour()).isBetween(0.01, 12.0);
        assertThat(figures.switching().shortestOn()).isGreaterThanOrEqualTo(120);
        assertThat(figures.switching().shortestOff()).isGreaterThanOrEqualTo(180);
        assertThat(figures.energy()).isBetween(20.0, 400.0);
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherDoesNot() {
        assertThat(new Simulation(Scenes.winter("detached", Scenes.SETBACK, 2, 1), SHIPPED).run())
                .isEqualTo(new Simulation(Scenes.winter("detached", Scenes.SETBACK, 2, 1), SHIPPED)
                        .run())
                .isNotEqualTo(
                        new Simulation(Scenes.winter("detached", Scenes.SETBACK, 2, 2), SHIPPED)
                                .run());
    }
}
