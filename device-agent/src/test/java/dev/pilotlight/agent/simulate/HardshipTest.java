package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.ControlSettings.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardshipTest {
    private static final Scene SCENE = Scenes.winter("light-flat", Scenes.CONSTANT, 3, 1);

    private static Figures play(Hardship hardship) {
        Simulation simulation = new Simulation(hardship.of(SCENE), Contender.Shipped.of(
                Rule.LEARNING));
        return hardship.later(SCENE.house()).map(simulation::thenIn).orElse(simulation).run();
    }

    @ParameterizedTest
    @EnumSource(Hardship.class)
    void aWorseThermometerOrOtherEquipmentBreaksNoLimitAndLeavesTheRoomWarm(Hardship hardship) {
        Figures figures = play(hardship);

        assertThat(figures.violations()).isZero();
        assertThat(figures.error().mean()).isBetween(-0.3, 0.3);
        assertThat(figures.error().rms()).isLessThan(0.5);
        assertThat(figures.switching().cyclesPerHour()).isLessThanOrEqualTo(6.0);
    }

    @ParameterizedTest
    @EnumSource(value = Hardship.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachIsFelt(Hardship hardship) {
        assertThat(play(hardship)).isNotEqualTo(play(Hardship.NONE));
    }
}
