package dev.pilotlight.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.gpio.Contacts;
import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.config.Pin;
import dev.pilotlight.config.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What people touch and see at the thermostat itself. */
final class Touch {
    private static final int UP = 5;
    private static final int KNOB_A = 19;
    private static final int KNOB_B = 26;
    private static final int LAMP = 22;
    private static final int WINDOW = 6;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CONFIG = """
            schema: 1
            thing: hall
            hardware:
              driver: gpio
              equipment: {heat: true}
              relays: {heat: {pin: GPIO17, active: low}}
              sensors: {room: {oneWire: any, every: 1s}}
              panel:
                buttons: {up: GPIO5}
                knob: {a: GPIO19, b: GPIO26}
                led: {pin: GPIO22}
            control: {controller: hysteresis, tick: 100ms}
            page: {host: 127.0.0.1, port: 8080}
            schedule: {zone: UTC, entries: {always: {at: "00:00", target: 21}}}
            """;

    private Touch() {}

    /** Slower than the 10 ms in which this machine delivers an edge. */
    private static void rest() {
        LockSupport.parkNanos(150_000_000);
    }

    private static void put(int line, boolean high) {
        Kernel.pull(line, high);
        rest();
    }

    static void aButtonAndAKnobChangeTheTargetAndTheLampIsLit() throws Exception {
        Kernel.oneWire("temp_mc", 21_000);
        Path home = Files.createTempDirectory("agent");
        try (Agent agent = new Agent(CONFIG, home)) {
            Until.within(SOON, "the lamp is lit", () -> Kernel.isHigh(LAMP));
            put(UP, false);
            put(UP, true);
            Until.within(SOON, "half a degree more", () -> agent.status().contains("21.5"));
            put(KNOB_B, false);
            put(KNOB_A, false);
            put(KNOB_B, true);
            put(KNOB_A, true);
            Until.within(SOON, "and half a degree more", () -> agent.status().contains("22"));
            agent.stopped();
        }
        assertThat(Kernel.isHigh(LAMP)).as("dark after the end").isFalse();
    }

    /** Its memory is a file of registers here: commands are written from 0, dots from 0x40. */
    static void aDisplayIsDrawnAndOneThatIsPulledHindersNothing() throws Exception {
        Kernel.oneWire("temp_mc", 15_000);
        try (Header header = new Header();
                Agent agent = new Agent(CONFIG.replace("led:",
                        "display: {bus: 1, address: 0x3c}\n    led:"),
                        Files.createTempDirectory(
                                "agent"))) {
            I2cDevice display = header.device(1, 0x3c);
            Until.within(SOON, "dots", () -> isDrawn(display));
            assertThat(HexFormat.of().formatHex(display.transfer(new byte[]{0}, 6))).as(
                    "from the first column and page").isEqualTo("21007f220007");
            Kernel.i2c("fail", 1_000_000);
            agent.says("display: 0x3c");
            put(UP, false);
            put(UP, true);
            Until.within(SOON, "half a degree more", () -> agent.status().contains("21.5"));
            Kernel.i2c("fail", 0);
            agent.says("display: works again");
        } finally {
            Kernel.i2c("fail", 0);
        }
    }

    private static boolean isDrawn(I2cDevice display) {
        try {
            for (byte dots : display.transfer(new byte[]{0x40}, 64)) {
                if (dots != 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    static void aWindowsContactSpeaksWhenItChanges() throws Exception {
        Wires wires = new Wires(new TreeMap<>(), new TreeMap<>(Map.of("sash", new Wires.Probe(
                new Wires.Port.Contact(new Pin(WINDOW), true), Duration.ofSeconds(1)))),
                Wires.Panel.NONE);
        BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
        try (Header header = new Header();
                Contacts contacts = new Contacts(header, wires, new SystemTime())) {
            contacts.start(samples::add);
            assertThat(value(samples)).as("open: nothing pulls it to ground").isEqualTo(1);
            put(WINDOW, false);
            assertThat(value(samples)).as("closed").isZero();
            put(WINDOW, true);
            assertThat(value(samples)).as("open").isEqualTo(1);
        }
    }

    private static int value(BlockingQueue<Sample> samples) throws InterruptedException {
        return samples.poll(20, TimeUnit.SECONDS) instanceof Sample.Told told
                ? told.value()
                : -1;
    }
}
