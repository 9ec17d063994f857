package dev.pilotlight.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.sensor.WiredSensors;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.Hardware;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Every driver through the kernel's real device files. */
final class SensorReadings {
    private static final String HEAD = """
            schema: 1
            thing: hall
            hardware:
              driver: gpio
              equipment: {heat: true}
              relays: {heat: {pin: GPIO17}}
              sensors: {room: {every: 1s, PLACE}}
            """;

    private SensorReadings() {}

    /** The first thing that a sensor in that place says. */
    static String first(String place) throws Exception {
        Hardware.Board board = (Hardware.Board) ConfigReader.read(HEAD.replace("PLACE", place)
                .getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow().hardware();
        BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
        try (Header header = new Header();
                WiredSensors sensors = new WiredSensors(board.sensing(), board.wires(), header,
                        new SystemTime())) {
            sensors.start(samples::add);
            Sample sample = samples.poll(30, TimeUnit.SECONDS);
            return switch (sample) {
                case null -> throw new AssertionError("said nothing");
                case Sample.Measured measured -> measured.value().decimal().toString();
                case Sample.Told told -> told.value() + " %";
                case Sample.Failed failed -> failed.why();
            };
        }
    }

    static void aDs18b20IsReadThroughTheKernel() throws Exception {
        Kernel.oneWire("temp_mc", 19_500);
        assertThat(first("oneWire: any")).isEqualTo("19.5");
        assertThat(first("oneWire: 28-0000c0ffee01")).isEqualTo("19.5");
    }

    static void aDs18b20sFaultsAreTold() throws Exception {
        assertThat(first("oneWire: 28-0000c0ffee99")).isEqualTo("is not on the 1-wire bus");
        Kernel.oneWire("temp_mc", 85_000);
        assertThat(first("oneWire: any")).isEqualTo("reads 85 °C, as after a loss of its power");
        Kernel.oneWire("temp_mc", 19_500);
        Kernel.oneWire("bad_crc", 1);
        assertThat(first("oneWire: any")).contains("disturbed");
        Kernel.oneWire("bad_crc", 0);
        Kernel.oneWire("present", 0);
        assertThat(first("oneWire: any")).containsAnyOf("does not answer", "is not on");
        Kernel.oneWire("present", 1);
    }

    static void anSht3xIsReadOverPlainI2c() throws Exception {
        Kernel.i2c("sht_temp_mc", 21_250);
        Kernel.i2c("sht_rh_mpct", 48_000);
        assertThat(Double.parseDouble(first("i2c: {chip: sht3x}"))).isBetween(21.24, 21.26);
        assertThat(first("kind: room}, damp: {kind: humidity, every: 1s, i2c: {chip: sht3x}"))
                .isEqualTo("48 %");
    }

    static void aBusThatLiesHangsOrFailsIsTold() throws Exception {
        Kernel.i2c("bad_crc", 1);
        assertThat(first("i2c: {chip: sht3x}")).isEqualTo(
                "has a wrong checksum: its bus is disturbed");
        Kernel.i2c("bad_crc", 0);
        Kernel.i2c("fail", 4);
        assertThat(first("i2c: {chip: sht3x}")).isEqualTo("0x44: does not answer");
        Kernel.i2c("fail", 0);
        assertThat(first("i2c: {chip: sht3x, bus: 9}")).isEqualTo("/dev/i2c-9: is not there");
        assertThat(first("i2c: {chip: mcp9808, address: 0x19}")).isEqualTo("0x19: does not answer");
    }

    static void aThermometerOfRegistersIsReadOverPlainI2cAndOverSmbus() throws Exception {
        try (Header header = new Header()) {
            for (int bus : new int[]{1, Integer.parseInt(System.getenv("HW_I2C_STUB_BUS"))}) {
                header.device(bus, 0x48).transfer(new byte[]{0, 0x16, (byte) 0x80}, 0);
            }
        }
        assertThat(first("i2c: {chip: lm75}")).isEqualTo("22.5");
        assertThat(first("i2c: {chip: tmp102, bus: " + System.getenv("HW_I2C_STUB_BUS") + "}"))
                .isEqualTo("22.5");
    }

    static void aProbeFindsWhatIsConnectedAndSuggestsAConfigurationThatIsAccepted()
            throws Exception {
        Kernel.oneWire("temp_mc", 19_500);
        String told = Agent.command("probe");
        assertThat(told).contains("/dev/gpiochip0: pinctrl-bcm2711, 54 lines, the header",
                "sht3x on I2C bus 1, address 0x44", "DS18B20 28-0000c0ffee01: 19.5 °C");
        String suggested = told.substring(told.indexOf("hardware:"));
        assertThat(ConfigReader.read(("schema: 1\nthing: hall\n" + suggested).getBytes(
                StandardCharsets.UTF_8)).problems()).isEmpty();
    }

    static void aFileAndACommandAreRead() throws Exception {
        assertThat(first("command: \"echo 20.25\"")).isEqualTo("20.25");
        assertThat(
                Double.parseDouble(first("file: /sys/bus/w1/devices/28-0000c0ffee01/temperature")))
                .isEqualTo(19.5);
    }
}
