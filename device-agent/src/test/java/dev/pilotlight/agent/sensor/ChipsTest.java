package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.config.Wires.Chip;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each driver against register contents of its data sheet, and against a bus that lies. */
class ChipsTest {
    private static final String BME_T = "70 6b 43 67 18 fc";
    private static final String BME_H1 = "4b";
    private static final String BME_H2 = "6a 01 00 13 29 03 1e";

    private static Gauge gauge(Chip chip, String... answers) {
        return Chips.gauge(chip, new FakeChip(answers));
    }

    @ParameterizedTest
    @CsvSource({"TMP102, 1900, 25", "TMP102, e700, -25", "TMP102, ffc0, -0.25",
            "TMP102, 7ff0, 'reads 127.9 °C, possible is -55 to 125'",
            "TMP102, ffff, answers all ones: its bus is disturbed",
            "TMP102, 0c81, 'is in extended mode, want its usual one'", "LM75, 1900, 25",
            "LM75, ffe0, -0.125", "LM75, c900, -55", "LM75, 7d1f, 125",
            "LM75, ffff, answers all ones: its bus is disturbed"})
    void aThermometerOfOneRegister(Chip chip, String register, String told) throws IOException {
        assertThat(told(gauge(chip, register))).isEqualTo(told);
    }

    private static String told(Gauge gauge) {
        try {
            return gauge.read().temperature().decimal().toString();
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"c194, 25.25", "1ff0, -1", "fe7c, -24.25", "0640, 100",
            "07f0, 'reads 127.0 °C, possible is -40 to 125'"})
    void anMcp9808WithItsAlarmBitsLeftAside(String register, String told) {
        assertThat(told(gauge(Chip.MCP9808, "0054", register))).isEqualTo(told);
    }

    @Test
    void anMcp9808IsAskedForItsNameAgainAfterAFailure() throws IOException {
        FakeChip chip = new FakeChip("0054", "0190", "0190", "?", "ffff");
        Gauge gauge = Chips.gauge(Chip.MCP9808, chip);
        gauge.read();
        gauge.read();
        assertThatThrownBy(gauge::read).hasMessage("0x48: does not answer");
        assertThatThrownBy(gauge::read).hasMessage("is no MCP9808");
        assertThat(chip.heard()).containsExactly("06>2", "05>2", "05>2", "05>2", "06>2");
    }

    @Test
    void theChecksumsAreThoseOfTheDataSheets() {
        assertThat(Crc8.sensirion(new byte[]{(byte) 0xbe, (byte) 0xef}, 0, 2)).isEqualTo(0x92);
        assertThat(Crc8.maxim(new byte[]{0x02, 0x1c, (byte) 0xb8, 0x01, 0, 0, 0, (byte) 0xa2}, 8))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"SHT3X, 25, 50", "SHT4X, 25, 57"})
    void anShtTellsTemperatureAndHumidity(Chip chip, String celsius, int percent)
            throws IOException {
        Air air = gauge(chip, "6666 93 8000 a2").read();
        assertThat(air.temperature().decimal()).isEqualTo(celsius);
        assertThat(air.humidity()).hasValue(percent);
    }

    @Test
    void anShtIsCommandedWithoutHoldingTheBus() throws IOException {
        FakeChip chip = new FakeChip("6666 93 ffff ac");
        Air air = Chips.gauge(Chip.SHT4X, chip).read();
        assertThat(air.humidity()).hasValue(100);
        assertThat(chip.heard()).containsExactly("fd", ">6");
    }

    @ParameterizedTest
    @CsvSource({"6666 92 8000 a2", "6666 93 8000 a3", "6667 93 8000 a2"})
    void anShtWhoseChecksumIsWrongIsNotBelieved(String answer) {
        assertThatThrownBy(gauge(Chip.SHT3X, answer)::read).hasMessage(
                "has a wrong checksum: its bus is disturbed");
    }

    @Test
    void aBmp280ComputesTheExampleOfItsDataSheet() throws IOException {
        FakeChip chip = new FakeChip("58", BME_T, BME_T, "7e ed 00");
        Air air = Chips.gauge(Chip.BMP280, chip).read();
        // BMP280 data sheet 3.12: T1 27504, T2 26435, T3 -1000, adc 519888 gives 25.08 °C.
        assertThat(air.temperature().celsius()).isBetween(25.08, 25.09);
        assertThat(air.humidity()).isEmpty();
        assertThat(chip.heard()).containsExactly("d0>1", "88>6", "88>6", "f421", "fa>3");
    }

    @Test
    void aBme280AgreesWithTheIntegerFormulaOfItsDataSheet() throws IOException {
        for (int raw = 0x4000; raw < 0xa000; raw += 0x0800) {
            Air air = gauge(Chip.BME280, "60", BME_T, BME_H1, BME_H2, BME_T, BME_H1, BME_H2,
                    "7e ed 00 %04x".formatted(raw)).read();
            assertThat((double) air.humidity().orElseThrow()).as("raw %04x", raw).isCloseTo(
                    integerFormula(raw, 128_422), org.assertj.core.data.Offset.offset(0.51));
        }
    }

    /** BME280_compensate_H_int32 of 4.2.3, with the calibration above; percent. */
    private static double integerFormula(int raw, int fine) {
        int h1 = 75;
        int h2 = 362;
        int h3 = 0;
        int h4 = 0x13 << 4 | 0x9;
        int h5 = 0x03 << 4 | 0x2;
        int h6 = 30;
        int x = fine - 76_800;
        int level = ((raw << 14) - (h4 << 20) - (h5 * x) + 16_384) >> 15;
        int slope = ((((x * h6) >> 10) * (((x * h3) >> 11) + 32_768)) >> 10) + 2_097_152;
        x = level * (((slope * h2) + 8_192) >> 14);
        x = x - (((((x >> 15) * (x >> 15)) >> 7) * h1) >> 4);
        x = Math.clamp(x, 0, 419_430_400);
        return (x >> 12) / 1_024.0;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"58 | is no BME280, its name is 0x58",
            "00 | is no BME280, its name is 0x0"})
    void anotherChipAtItsAddressIsTold(String id, String why) {
        assertThatThrownBy(gauge(Chip.BME280, id)::read).hasMessage(why);
    }

    @Test
    void aCalibrationThatIsReadInTwoWaysIsNotUsed() {
        assertThatThrownBy(gauge(Chip.BMP280, "58", BME_T, "70 6b 43 67 18 fd")::read).hasMessage(
                "tells its calibration in two ways: its bus is disturbed");
        assertThatThrownBy(gauge(Chip.BMP280, "58", "00 00 00 00 00 00")::read).hasMessage(
                "has no calibration: its bus is disturbed");
        assertThatThrownBy(gauge(Chip.BMP280, "58", BME_T, BME_T, "80 00 00")::read).hasMessage(
                "has measured nothing");
    }
}
