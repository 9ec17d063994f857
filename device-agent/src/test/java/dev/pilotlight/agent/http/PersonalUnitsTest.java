package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalUnitsTest {
    private static String told(Degrees unit, String path, String sentence) {
        return new PersonalUnits(unit).of(List.of(new Problem(path, sentence))).getFirst()
                .sentence();
    }

    @Test
    void whoReadsFahrenheitIsAnsweredInFahrenheit() {
        assertThat(told(Degrees.FAHRENHEIT, "presets.away.target", "is 37.778, want 5 to 35"))
                .isEqualTo("is 100.0 °F, want 41.0 °F to 95.0 °F");
        assertThat(told(Degrees.FAHRENHEIT, "presets.eco.minutes", "is 3, want 5 to 720"))
                .isEqualTo("is 3, want 5 to 720");
        assertThat(told(Degrees.FAHRENHEIT, "target", "is 110 °F, want 41 to 95")).as(
                "what was asked in Fahrenheit").isEqualTo("is 110 °F, want 41 to 95");
        assertThat(told(Degrees.CELSIUS, "presets.away.target", "is 40, want 5 to 35")).isEqualTo(
                "is 40, want 5 to 35");
    }
}
