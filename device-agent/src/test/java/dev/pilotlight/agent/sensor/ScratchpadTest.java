package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scratchpads as the kernel printed them, or as table 1 of the data sheet has them. */
class ScratchpadTest {
    private static String slave(String hex) {
        return hex + " : crc=" + hex.substring(24) + " YES\n" + hex + " t=0\n";
    }

    @ParameterizedTest
    @CsvSource({"4b 01 4b 46 7f ff 05 10 e1, 20.688", "58 01 4b 46 7f ff 0c 10 c2, 21.5",
            "5e ff 4b 46 7f ff 0c 10 6a, -10.125"})
    void aConversionIsReadInSixteenthsOfADegree(String hex, String celsius) throws IOException {
        assertThat(Scratchpad.parse(slave(hex)).temperature().decimal()).isEqualTo(celsius);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "50 05 4b 46 7f ff 0c 10 1c | reads 85 °C, as after a loss of its power",
            "10 f8 4b 46 7f ff 0c 10 29 | reads -127.0 °C, possible is -55 to 125",
            "4b 01 4b 46 7f ff 05 10 e0 | has a wrong checksum: its line is disturbed",
            "ff ff ff ff ff ff ff ff ff | has a wrong checksum: its line is disturbed",
            "00 00 00 00 00 00 00 00 00 | answers what no DS18B20 does: its line is held low"})
    void whatIsNoTemperatureOfARoomIsRefusedWithItsReason(String hex, String why)
            throws IOException {
        Scratchpad scratchpad = Scratchpad.parse(slave(hex));
        assertThatThrownBy(scratchpad::temperature).isInstanceOf(IOException.class).hasMessage(
                why);
    }

    @Test
    void anEmptyFileIsASensorThatWasPulled() {
        assertThatThrownBy(() -> Scratchpad.parse("")).hasMessage(
                "does not answer: pulled, or its line is disturbed");
        assertThatThrownBy(() -> Scratchpad.parse("21500\n")).hasMessage(
                "answers what no DS18B20 does");
    }

    @Test
    void everySingleBitThatFlipsIsNoticed() throws IOException {
        byte[] good = {0x4b, 0x01, 0x4b, 0x46, 0x7f, (byte) 0xff, 0x05, 0x10, (byte) 0xe1};
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(new Scratchpad(bad)::temperature).as("bit %d", bit).hasMessage(
                    "has a wrong checksum: its line is disturbed");
        }
    }
}
