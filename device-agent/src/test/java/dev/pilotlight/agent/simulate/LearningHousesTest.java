package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.RandomHouses;
import dev.pilotlight.config.ControlSettings.Rule;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Houses that nobody has tuned anything for. */
class LearningHousesTest {
    /** Of a sunny week in a heavy house, in which nobody is much better than hysteresis. */
    private static final double WORSE_K = 0.1;

    private static final String[] LIKE = {"semi-detached", "flat", "gas-detached", "light-flat",
            "floor-heating", "heat-pump"};

    private static Scene scene(long seed, WeeklySchedule plan) {
        return new Scene(RandomHouses.of(LIKE[(int) (seed % LIKE.length)], seed),
                new GeneratedWeather(seed), plan, new Scene.Span(Instant.parse(
                        "2017-03-10T00:00:00Z"), Duration.ofDays(3), Duration.ofDays(3)),
                Mode.HEAT, true, seed);
    }

    private static Figures play(Scene scene, Rule rule) {
        return new Simulation(scene, Contender.Shipped.of(rule)).run();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aConstantTargetIsHeldBetterThanByHysteresisAndWithoutOffset(long seed) {
        Scene scene = scene(seed, Scenes.CONSTANT);
        Figures learning = play(scene, Rule.LEARNING);
        Figures plain = play(scene, Rule.HYSTERESIS);

        assertThat(learning.violations()).isZero();
        assertThat(learning.error().mean()).isCloseTo(0, within(Math.max(0.1, Math.abs(plain
                .error().mean()) + WORSE_K)));
        assertThat(learning.error().rms()).isLessThan(plain.error().rms() + WORSE_K);
        assertThat(learning.switching().cyclesPerHour()).isLessThanOrEqualTo(6.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void aNightThatIsLetCoolIsOverInTime(long seed) {
        Scene scene = scene(seed, Scenes.SETBACK);
        Figures learning = play(scene, Rule.LEARNING);
        Figures plain = play(scene, Rule.HYSTERESIS);
        boolean able = Capability.limit(scene).isEmpty();

        assertThat(learning.violations()).isZero();
        assertThat(learning.discomfort().counted()).isLessThanOrEqualTo(plain.discomfort()
                .counted() + 0.05);
        assertThat(learning.lateness().late()).isLessThanOrEqualTo(able
                ? Math.max(20, plain.lateness().late() / 2)
                : plain.lateness().late());
        assertThat(learning.lateness().early()).isLessThanOrEqualTo(30);
    }
}
