package dev.pilotlight.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What people typed is what people read, in either degrees. */
class DegreesTest {

    @Test
    void everyTenthOfADegreeFahrenheitComesBackAsItWasTyped() {
        for (int tenths = -1_000; tenths <= 3_000; tenths++) {
            BigDecimal typed = BigDecimal.valueOf(tenths, 1);
            Temperature kept = Degrees.FAHRENHEIT.temperature(typed).orElseThrow();
            assertThat(Degrees.FAHRENHEIT.number(kept)).isEqualByComparingTo(typed);
            Temperature sentAndReadAgain = Temperature.ofCelsius(kept.decimal());
            assertThat(sentAndReadAgain).isEqualTo(kept);
        }
    }

    @Test
    void aThousandStepsUpAndDownEndWhereTheyBegan() {
        Temperature target = Degrees.FAHRENHEIT.temperature(BigDecimal.valueOf(71)).orElseThrow();
        for (int i = 0; i < 1_000; i++) {
            target = stepped(target, i % 2 == 0 ? "0.5" : "-0.5");
        }
        assertThat(Degrees.FAHRENHEIT.shown(target)).isEqualTo("71.0 °F");
    }

    @Test
    void differencesAreScaledWithoutTheOffsetOfThirtyTwo() {
        assertThat(Degrees.FAHRENHEIT.shownDifference(-2_000)).isEqualTo("-3.6 °F");
        assertThat(Degrees.CELSIUS.shownDifference(2_000)).isEqualTo("+2.0 °C");
    }

    @Test
    void aNumberFarBeyondEveryThermometerIsNoTemperature() {
        assertThat(Degrees.FAHRENHEIT.temperature(new BigDecimal("1e30"))).isEmpty();
        assertThat(Degrees.CELSIUS.temperature(new BigDecimal("200.001"))).isEmpty();
        assertThat(Degrees.CELSIUS.temperature(new BigDecimal("-100.1"))).isEmpty();
    }

    private static Temperature stepped(Temperature target, String step) {
        BigDecimal shown = Degrees.FAHRENHEIT.number(target);
        return Degrees.FAHRENHEIT.temperature(shown.add(new BigDecimal(step))).orElseThrow();
    }
}
