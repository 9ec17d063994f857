package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.config.ControlSettings.Rule;
import dev.pilotlight.schedule.Mode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound must be one: nobody who knows less does better by more than noise. */
class IdealTest {
    private static final double NOISE_K = 0.02;
    private static final double NOISE_DISCOMFORT = 0.05;

    @ParameterizedTest
    @ValueSource(strings = {"semi-detached", "gas-detached", "flat", "light-flat"})
    void nobodyKeepsAConstantTargetBetterThanTheIdeal(String house) {
        Scene scene = Scenes.winter(house, Scenes.CONSTANT, 1, 1);
        Figures ideal = new Simulation(scene, new Contender.Ideal()).run();
        assertThat(ideal.switching().cyclesPerHour()).isLessThanOrEqualTo(6.3);
        assertThat(ideal.violations()).isZero();
        for (Rule rule : Rule.values()) {
            Figures other = new Simulation(scene, Contender.Shipped.of(rule)).run();
            assertThat(ideal.error().rms()).as(rule.word())
                    .isLessThan(other.error().rms() + NOISE_K);
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void nobodyIsMoreComfortableAfterANightThanTheIdeal(Rule rule) {
        Scene scene = Scenes.winter("light-flat", 2);
        Figures ideal = new Simulation(scene, new Contender.Ideal()).run();
        Figures other = new Simulation(scene, Contender.Shipped.of(rule)).run();
        assertThat(ideal.discomfort().counted())
                .isLessThan(other.discomfort().counted() + NOISE_DISCOMFORT);
        assertThat(ideal.lateness().late()).isLessThanOrEqualTo(other.lateness().late() + 1);
        assertThat(ideal.lateness().early()).isLessThanOrEqualTo(20);
        assertThat(ideal.error().maxAbove()).isLessThan(other.error().maxAbove() + NOISE_K);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cooled-flat", "detached"})
    void aHotDayIsCooledInTime(String house) {
        Scene scene = new Scene(HouseFile.builtIn(house).toOptional().orElseThrow(),
                new GeneratedWeather(1, GeneratedWeather.Climate.HOT), Scenes.constant(24_000),
                new Scene.Span(Instant.parse("2017-07-15T00:00:00Z"), Duration.ofDays(1),
                        Duration.ofDays(1)),
                Mode.COOL, true, 1);
        Figures ideal = new Simulation(scene, new Contender.Ideal()).run();
        Figures hysteresis = new Simulation(scene, Contender.Shipped.of(Rule.HYSTERESIS)).run();
        assertThat(ideal.energy()).isPositive();
        assertThat(ideal.discomfort().warm())
                .isLessThan(hysteresis.discomfort().warm() + NOISE_DISCOMFORT);
        assertThat(ideal.violations() + hysteresis.violations()).isZero();
    }
}
