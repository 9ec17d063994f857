package dev.pilotlight.agent.hardware;

import static dev.pilotlight.agent.hardware.SensorReadings.first;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** Chips that are a file of registers, filled as their data sheets have them. */
final class RegisterChips {
    private static final HexFormat HEX = HexFormat.of();
    private static final int PI = 1;

    private RegisterChips() {}

    /** Fills registers, each from that one on, in hexadecimal. */
    private static void put(int address, Map<Integer, String> registers) throws IOException {
        try (Header header = new Header()) {
            I2cDevice chip = header.device(PI, address);
            for (var one : registers.entrySet()) {
                chip.transfer(HEX.parseHex("%02x".formatted(one.getKey()) + one.getValue()), 0);
            }
        }
    }

    /** BMP280 data sheet 3.12: T1 27504, T2 26435, T3 -1000, and adc 519888, are 25.08 °C. */
    static void aBme280IsReadWithItsCalibration() throws Exception {
        put(0x76, Map.of(0xd0, "60", 0x88, "706b436718fc", 0xa1, "4b", 0xe1, "6a01001329031e", 0xfa,
                "7eed006000"));
        assertThat(first("i2c: {chip: bme280, address: 0x76}")).startsWith("25.08");
        assertThat(first("kind: room}, damp: {kind: humidity, every: 1s, i2c: {chip: bme280, "
                + "address: 0x76}")).matches("\\d+ %");
    }

    static void anotherChipAtABme280sAddressIsTold() throws Exception {
        put(0x76, Map.of(0xd0, "58"));
        assertThat(first("i2c: {chip: bme280, address: 0x76}")).isEqualTo(
                "is no BME280, its name is 0x58");
    }

    /** The simulated registers have one byte each, so the name's first byte is the value's last. */
    static void anMcp9808IsRead() throws Exception {
        put(0x18, Map.of(0x05, "c10054"));
        assertThat(first("i2c: {chip: mcp9808}")).isEqualTo("16");
    }

    /** An LM75 that {@code hardware.sh} has given to the kernel's own driver. */
    static void aFileOfTheKernelsHwmonIsRead() throws Exception {
        try (Stream<Path> monitors = Files.list(Path.of("/sys/class/hwmon"))) {
            Path lm75 = monitors.filter(one -> Kernel.read(one.resolve("name")).equals("lm75"))
                    .findFirst().orElseThrow();
            assertThat(first("file: " + lm75.resolve("temp1_input"))).isEqualTo("23.5");
        }
    }

    static void aBusThatIsStuckIsToldAndReadAgainOnceItIsFree() throws Exception {
        Kernel.i2c("sht_temp_mc", 21_250);
        Kernel.i2c("timeout", 1_000);
        assertThat(first("i2c: {chip: sht3x}")).isEqualTo("0x44: hangs");
        Kernel.i2c("timeout", 0);
        assertThat(Double.parseDouble(first("i2c: {chip: sht3x}"))).isBetween(21.24, 21.26);
    }
}
