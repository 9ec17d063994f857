package dev.pilotlight.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Instant REAL = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SHOWN = Instant.parse("2017-02-28T08:00:00Z");

    @Test
    void everyTemperatureSurvivesItsWireForm() {
        for (int milliC = -100_000; milliC <= 200_000; milliC += 7) {
            Temperature temperature = Temperature.ofMilliC(milliC);
            assertThat(Temperature.ofCelsius(temperature.decimal())).isEqualTo(temperature);
            assertThat(Temperature.ofCelsius(temperature.celsius())).isEqualTo(temperature);
        }
    }

    @Test
    void peopleSeeOneDecimalRoundedHalfUp() {
        assertThat(Temperature.ofCelsius("19.44")).hasToString("19.4 °C");
        assertThat(Temperature.ofCelsius("19.45")).hasToString("19.5 °C");
        assertThat(Temperature.ofCelsius("-0.05")).hasToString("-0.1 °C");
        assertThat(Temperature.ofCelsius("20").decimal()).hasToString("20");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 201, -101, 1e300})
    void whatIsNoRoomTemperatureOnEarthIsRefused(double celsius) {
        assertThatThrownBy(() -> Temperature.ofCelsius(celsius))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("want");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "#", "a/b", "$SYS", "hall room", "é",
            "x123456789012345678901234567890123456789012345678901234567890123456789"})
    void aNameThatCouldMatchOtherTopicsIsNoDeviceName(String name) {
        assertThat(DeviceId.parse(name)).isEmpty();
        assertThatThrownBy(() -> new DeviceId(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaceSurvivesItsLineAndTurnsWithoutAJump() {
        Pace pace = new Pace(REAL, SHOWN, 600);
        assertThat(Pace.parse(pace.line() + "\n").toOptional()).hasValue(pace);
        Instant later = REAL.plusSeconds(10);
        assertThat(pace.at(later)).isEqualTo(SHOWN.plus(Duration.ofMinutes(100)));
        Pace slower = pace.turned(later, 1);
        assertThat(slower.at(later)).isEqualTo(pace.at(later));
        assertThat(slower.at(later.plusSeconds(1))).isEqualTo(pace.at(later).plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-11-22T10:00:00Z shows x at 1x",
            "2026-11-22T10:00:00Z shows 2017-02-28T08:00:00Z at 0x",
            "2026-11-22T10:00:00Z shows 2017-02-28T08:00:00Z at 1.2.3x"})
    void aBrokenPaceIsRefusedInWords(String line) {
        assertThat(Pace.parse(line).problems()).hasSize(1);
    }
}
