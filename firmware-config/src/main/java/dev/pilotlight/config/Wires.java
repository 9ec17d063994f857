package dev.pilotlight.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is wired to the Raspberry Pi: relays to pins, sensors to pins and buses, and what people
 * touch and see.
 *
 * @param relays by what they switch
 * @param sensors by name; one that is missing here is heard through the API or the broker
 */
public record Wires(SortedMap<Relay, RelayPin> relays, SortedMap<String, Probe> sensors,
        Panel panel) {
    public Wires {
        relays = Collections.unmodifiableSortedMap(new TreeMap<>(relays));
        sensors = Collections.unmodifiableSortedMap(new TreeMap<>(sensors));
    }

    /**
     * A relay's input.
     *
     * @param activeLow whether a low level closes the relay
     */
    public record RelayPin(Pin pin, boolean activeLow) {}

    /**
     * One sensor's wire, and how often it is asked.
     *
     * @param every at least a second
     */
    public record Probe(Port port, Duration every) {
        /** What a configuration that says no more gets. */
        public static final Duration USUAL = Duration.ofSeconds(5);
    }

    /** Where a sensor is read. */
    public sealed interface Port {
        /**
         * A DS18B20 on the 1-wire bus.
         *
         * @param id such as {@code 28-0000c0ffee01}; empty for the only one there is
         */
        record OneWire(Optional<String> id) implements Port {}

        /** A chip on an I2C bus. */
        record I2c(Chip chip, int bus, int address) implements Port {}

        /**
         * A file with one number, such as hwmon's and IIO's.
         *
         * @param perDegree what the file says for one degree, 1 to 1,000,000
         */
        record File(String path, int perDegree) implements Port {}

        /** A command that prints one number, in °C. */
        record Command(String line) implements Port {}

        /**
         * A switch between a pin and ground.
         *
         * @param lowWhenClosed whether the pin is low while the window is closed
         */
        record Contact(Pin pin, boolean lowWhenClosed) implements Port {}
    }

    /** The chips on I2C that are understood, with the addresses that their pins can choose. */
    public enum Chip {
        /** Bosch BME280. */
        BME280(0x76, 0x77, true),
        /** Bosch BMP280, a BME280 without humidity. */
        BMP280(0x76, 0x77, false),
        /** Sensirion SHT30, SHT31, SHT35. */
        SHT3X(0x44, 0x45, true),
        /** Sensirion SHT40, SHT41, SHT45. */
        SHT4X(0x44, 0x46, true),
        /** TI TMP102. */
        TMP102(0x48, 0x4b, false),
        /** NXP and TI LM75 and its many copies. */
        LM75(0x48, 0x4f, false),
        /** Microchip MCP9808. */
        MCP9808(0x18, 0x1f, false);

        private final int first;
        private final int last;
        private final boolean humid;

        Chip(int first, int last, boolean humid) {
            this.first = first;
            this.last = last;
            this.humid = humid;
        }

        /** The lowest address that it can have; the usual one. */
        public int first() {
            return first;
        }

        /** The highest address that it can have. */
        public int last() {
            return last;
        }

        /** Whether it is a hygrometer too. */
        public boolean isHumid() {
            return humid;
        }

        /** Its name in a configuration. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What people touch and see.
     *
     * @param buttons by what they do
     * @param led a lamp that is lit while all is well
     */
    public record Panel(SortedMap<Button, Pin> buttons, Duration debounce, Optional<Knob> knob,
            Optional<Lamp> led, Optional<Display> display) {
        /** Nothing. */
        public static final Panel NONE = new Panel(new TreeMap<>(Map.of()), Duration.ofMillis(20),
                Optional.empty(), Optional.empty(), Optional.empty());

        public Panel {
            buttons = Collections.unmodifiableSortedMap(new TreeMap<>(buttons));
        }
    }

    /** What a button does; each connects its pin to ground. */
    public enum Button {
        /** Half a degree more. */
        UP,
        /** Half a degree less. */
        DOWN,
        /** The next preset: home, eco, away. */
        PRESET
    }

    /** A rotary encoder: half a degree a click. Each pin is connected to ground by turns. */
    public record Knob(Pin a, Pin b) {}

    /** A lamp. */
    public record Lamp(Pin pin, boolean activeLow) {}

    /** An SSD1306 display of 128 by 64 dots. */
    public record Display(int bus, int address) {}
}
