package dev.pilotlight.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.Preset;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Goals;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal in the words and degrees of who reads it. */
class RefusalWordsTest {
    @Test
    void whoTypesAHundredFahrenheitIsAnsweredInFahrenheit() {
        Problem problem = away("target", "37.778");
        assertThat(problem).hasToString("presets.away.target is 37.778, want 5 to 35");
        assertThat(problem.words(Degrees.FAHRENHEIT)).isEqualTo(
                "target of away is 100 °F, want 41 °F to 95 °F");
        assertThat(problem.words(Degrees.CELSIUS)).isEqualTo(
                "target of away is 37.8 °C, want 5 °C to 35 °C");
    }

    @Test
    void aDifferenceHasNoFreezingPoint() {
        assertThat(away("offset", "-15").words(Degrees.FAHRENHEIT)).startsWith(
                "offset of away is -27 °F, want -").doesNotContain("32");
    }

    @Test
    void whatIsNoTemperatureIsToldAsItIs() {
        Problem days = Entries.entry(Doc.Obj.of("at", Doc.text("6"), "target", Doc.num(20)))
                .problems().getFirst().under("morning");
        assertThat(days.words(Degrees.FAHRENHEIT)).isEqualTo(
                "at of morning is \"6\", want a local time such as 06:30");
        assertThat(new Problem("", "is odd").words(Degrees.FAHRENHEIT)).isEqualTo("is odd");
    }

    @ParameterizedTest
    @CsvSource({"limits.frostFloor,frost floor of limits", "earlyStart,early start",
            "points.[3].seq,seq of points", "hold[0],hold"})
    void aPathBecomesALabel(String path, String label) {
        assertThat(new Problem(path, "is missing").words(Degrees.CELSIUS)).isEqualTo(label
                + " is missing");
    }

    @Test
    void aNumberBeyondAllMeasureStaysShort() {
        assertThat(away("target", "1e30").words(Degrees.FAHRENHEIT)).hasSizeLessThan(80);
    }

    private static Problem away(String key, String value) {
        List<Problem> problems = Goals.setting(Preset.AWAY, Doc.Obj.of(key, Doc.num(new BigDecimal(
                value)))).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().under("away").under("presets");
    }
}
