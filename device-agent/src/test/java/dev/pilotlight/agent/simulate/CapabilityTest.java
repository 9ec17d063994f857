package dev.pilotlight.agent.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.schedule.Mode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CapabilityTest {
    private static Scene scene(double outdoor) {
        Weather weather = new Weather() {
            @Override
            public double outdoorC(Instant at) {
                return outdoor;
            }

            @Override
            public double solarWPerM2(Instant at) {
                return 0;
            }
        };
        return new Scene(HouseFile.builtIn("flat").toOptional().orElseThrow(), weather,
                Scenes.CONSTANT, new Scene.Span(Instant.parse("2017-01-15T00:00:00Z"),
                        Duration.ofDays(1), Duration.ofDays(2)),
                Mode.HEAT, true, 1);
    }

    @Test
    void aHouseThatItsHeaterCanHeatNeedsNoExcuse() {
        assertThat(Capability.limit(scene(5))).isEmpty();
    }

    @Test
    void aHeaterTooWeakForTheNightIsNamedWithWhatItHolds() {
        assertThat(Capability.limit(scene(-25))).hasValueSatisfying(words -> assertThat(words)
                .matches("while it is -25.0 °C outside, this equipment holds at most -?\\d+\\.\\d"
                        + " °C"));
    }
}
