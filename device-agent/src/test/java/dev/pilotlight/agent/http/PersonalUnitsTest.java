package dev.pilotlight.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Degrees;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PersonalUnitsTest {
    private static String told(Degrees unit, String wish) {
        return new PersonalUnits(unit).of(Wish.read(wish.getBytes(StandardCharsets.UTF_8))
                .problems()).getFirst().toString();
    }

    @Test
    void whoReadsFahrenheitIsAnsweredInFahrenheit() {
        assertThat(told(Degrees.FAHRENHEIT, "{\"presets\":{\"away\":{\"target\":37.778}}}"))
                .isEqualTo("presets.away.target is 100 °F, want 41 °F to 95 °F");
        assertThat(told(Degrees.FAHRENHEIT, "{\"target\":40}"))
                .isEqualTo("target is 104 °F, want 41 °F to 95 °F");
        assertThat(told(Degrees.FAHRENHEIT, "{\"target\":110,\"unit\":\"f\"}"))
                .isEqualTo("target is 110 °F, want 41.0 to 95.0");
        assertThat(told(Degrees.FAHRENHEIT, "{\"presets\":{\"boost\":{\"minutes\":0}}}"))
                .doesNotContain("°F");
        assertThat(told(Degrees.CELSIUS, "{\"target\":40}")).isEqualTo(
                "target is 40, want 5 to 35");
    }
}
