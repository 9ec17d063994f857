package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.port.I2cBuses;
import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.agent.sensor.Survey.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `pilotlight probe` finds on a board. */
class SurveyTest {
    private static final I2cBuses EMPTY = (_, _) -> silent();

    @TempDir
    Path sys;

    private static I2cDevice silent() {
        return (_, _) -> {
            throw new IOException("does not answer");
        };
    }

    /** As Pi4J does, it gives out one handle for an address and no second one. */
    private static I2cBuses buses(Map<Integer, I2cDevice> chips) {
        Map<Integer, I2cDevice> given = new HashMap<>();
        return (_, address) -> given.put(address, chips.getOrDefault(address, silent())) == null
                ? given.get(address)
                : silent();
    }

    /** Answers a measurement alone, of 25.0 °C and 50 %, with the right checksums. */
    private static I2cDevice sht4x() {
        return (out, in) -> {
            if (out.length == 2 || (in != 6 && in != 0)) {
                throw new IOException("does not answer");
            }
            return in == 0
                    ? new byte[0]
                    : new byte[]{0x66, 0x66, (byte) 0x93, 0x72, (byte) 0xb0, crc(0x72, 0xb0)};
        };
    }

    private static byte crc(int one, int two) {
        int crc = 0xff;
        for (int next : new int[]{one, two}) {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : (crc << 1) ^ 0x31;
            }
        }
        return (byte) crc;
    }

    private void file(String path, String content) throws IOException {
        Path file = sys.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content + "\n");
    }

    @Test
    void anSht4xIsFoundAndReadAlthoughAnotherChipIsAskedForFirst() {
        List<Finding> found = new Survey(buses(Map.of(0x44, sht4x())), sys).i2c(1);
        assertThat(found).extracting(Finding::wire).containsExactly(Optional.of(
                "i2c: {chip: sht4x, bus: 1, address: 0x44}"));
        assertThat(found.getFirst().says()).contains("°C").doesNotContain("answer");
    }

    @Test
    void theProcessorIsNoThermometerOfTheRoom() throws IOException {
        file("class/hwmon/hwmon0/name", "cpu_thermal");
        file("class/hwmon/hwmon0/temp1_input", "53000");
        file("class/hwmon/hwmon1/name", "sht3x");
        file("class/hwmon/hwmon1/temp1_input", "20500");
        List<Finding> found = new Survey(EMPTY, sys).files();
        assertThat(found).extracting(Finding::where).satisfiesExactly(
                own -> assertThat(own).endsWith("(cpu_thermal)"),
                room -> assertThat(room).endsWith("(sht3x)"));
        assertThat(found).extracting(one -> one.wire().isPresent()).containsExactly(false, true);
    }

    @Test
    void aDs18b20IsListedOnce() throws IOException {
        file("bus/w1/devices/28-0000c0ffee01/w1_slave", "");
        file("class/hwmon/hwmon2/name", "w1_slave_temp");
        file("class/hwmon/hwmon2/temp1_input", "20500");
        Survey survey = new Survey(EMPTY, sys);
        assertThat(survey.oneWire()).hasSize(1);
        assertThat(survey.files()).isEmpty();
    }

    @Test
    void aDs18b20IsTakenForTheRoomsBeforeAnLm75() throws IOException {
        file("bus/w1/devices/28-0000c0ffee01/w1_slave", "");
        I2cDevice lm75 = (_, in) -> new byte[in];
        List<Finding> onBus = new Survey(buses(Map.of(0x48, lm75)), sys).i2c(1);
        assertThat(onBus.getFirst().wire()).contains(
                "i2c: {chip: lm75, bus: 1, address: 0x48}");
        assertThat(new Survey(EMPTY, sys).oneWire().getFirst().rank()).isLessThan(onBus.getFirst()
                .rank());
    }
}
