package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cBuses;
import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.config.Wires.Chip;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for every sensor that is understood, by asking only where one can be and only what harms no
 * other chip there: names and measurements.
 */
public final class Survey {
    private static final int FIRST_DISPLAY = 0x3c;
    private static final int LAST_DISPLAY = 0x3d;
    /** TMP102, 7.5.4 "Configuration register": bits R1 and R0 are always 1. */
    private static final byte[] CONFIGURATION = {1};
    private static final int TMP102_BITS = 0x60;
    private static final int MOST_FILES = 32;
    private static final int NO_ROOM = 9;
    private static final String ON_ONE_WIRE = "w1_slave_temp";
    /** Processors, power supplies, disks, radios, and what cools them. */
    private static final Pattern OF_THE_BOARD = Pattern.compile(
            ".*(thermal|temp|acpi|nvme|adc|fan|volt|phy|wifi|cpu|gpu|soc|battery|bat\\d).*");
    private static final List<String> FILES = List.of("class/hwmon/hwmon*/temp*_input",
            "bus/iio/devices/iio:device*/in_temp_input");

    private final I2cBuses buses;
    private final Path sys;

    /** Looks at these buses and below {@code sys}, which is {@code /sys} but for tests. */
    public Survey(I2cBuses buses, Path sys) {
        this.buses = buses;
        this.sys = sys;
    }

    /**
     * Something that is there.
     *
     * @param where for people
     * @param says its reading, or why there is none
     * @param wire what a configuration says of it, such as {@code oneWire: 28-0000c0ffee01}; empty
     *        for what measures no room
     * @param rank the lower, the sooner it is taken for the room's thermometer
     */
    public record Finding(String where, String says, Optional<String> wire, int rank) {}

    /** Everything on that I2C bus. */
    public List<Finding> i2c(int bus) {
        List<Finding> found = new ArrayList<>();
        for (int address = Chip.MCP9808.first(); address <= Chip.BME280.last(); address++) {
            I2cDevice device = buses.device(bus, address);
            String hex = "0x" + Integer.toHexString(address);
            String place = " on I2C bus " + bus + ", address " + hex;
            chip(device, address).ifPresent(chip -> found.add(new Finding(chip.key() + place, says(
                    Chips.gauge(chip, device)),
                    Optional.of("i2c: {chip: " + chip.key()
                            + ", bus: " + bus + ", address: " + hex + "}"),
                    rank(chip))));
            if (isDisplay(device, address)) {
                found.add(new Finding("a display, SSD1306 or like it," + place, "answers",
                        Optional.empty(), NO_ROOM));
            }
        }
        return List.copyOf(found);
    }

    /** By how well they measure air; an LM75 mostly watches the board that it sits on. */
    private static int rank(Chip chip) {
        return switch (chip) {
            case SHT4X, SHT3X, BME280 -> 0;
            case MCP9808 -> 1;
            case TMP102, BMP280 -> 3;
            case LM75 -> 4;
        };
    }

    private static boolean isDisplay(I2cDevice device, int address) {
        return address >= FIRST_DISPLAY && address <= LAST_DISPLAY && answers(device);
    }

    private static boolean answers(I2cDevice device) {
        try {
            return device.transfer(new byte[0], 1).length == 1;
        } catch (IOException silent) {
            return false;
        }
    }

    private static Optional<Chip> chip(I2cDevice device, int address) {
        if (address >= Chip.TMP102.first() && address <= Chip.LM75.last()) {
            return nameless(device, address);
        }
        for (Chip chip : Chip.values()) {
            boolean possible = address >= chip.first() && address <= chip.last();
            if (possible && reads(Chips.gauge(chip, device))) {
                return Optional.of(chip);
            }
        }
        return Optional.empty();
    }

    private static boolean reads(Gauge gauge) {
        try {
            gauge.read();
            return true;
        } catch (IOException other) {
            return false;
        }
    }

    private static Optional<Chip> nameless(I2cDevice device, int address) {
        try {
            int high = device.transfer(CONFIGURATION, 2)[0] & TMP102_BITS;
            boolean tmp102 = high == TMP102_BITS && address <= Chip.TMP102.last();
            return Optional.of(tmp102 ? Chip.TMP102 : Chip.LM75);
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** Every DS18B20. */
    public List<Finding> oneWire() {
        Path devices = sys.resolve("bus/w1/devices");
        try {
            return OneWire.ids(devices).stream().map(id -> new Finding("DS18B20 " + id, says(
                    new OneWire(devices, Optional.of(id))), Optional.of("oneWire: " + id), 2))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Every temperature of hwmon and IIO, but for those that are on the 1-wire bus too. */
    public List<Finding> files() {
        List<Finding> found = new ArrayList<>();
        for (String pattern : FILES) {
            for (Path file : matching(sys, pattern)) {
                String name = name(file);
                if (!name.equals(ON_ONE_WIRE)) {
                    found.add(file(file, name));
                }
            }
        }
        return List.copyOf(found);
    }

    private static Finding file(Path file, String name) {
        boolean own = OF_THE_BOARD.matcher(name).matches();
        String says = says(new NumberFile(file, 1_000));
        return new Finding(file + " (" + name + ")", own
                ? says + ", the board's own and no room's"
                : says, own ? Optional.empty() : Optional.of("file: " + file), own ? NO_ROOM : 5);
    }

    /** What the kernel calls the chip behind such a file. */
    private static String name(Path file) {
        try {
            return Files.readString(file.resolveSibling("name")).strip();
        } catch (IOException nameless) {
            return "without a name";
        }
    }

    /** The files of {@code root} that fit a pattern of names, level by level. */
    private static List<Path> matching(Path root, String pattern) {
        List<Path> level = List.of(root);
        for (String name : pattern.split("/", 8)) {
            List<Path> next = new ArrayList<>();
            for (Path folder : level) {
                next.addAll(named(folder, name));
            }
            level = next;
        }
        return level.stream().sorted().limit(MOST_FILES).toList();
    }

    private static List<Path> named(Path folder, String name) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, name)) {
                all.forEach(found::add);
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return found;
    }

    private static String says(Gauge gauge) {
        try {
            Air air = gauge.read();
            return air.temperature() + (air.humidity().isPresent()
                    ? ", " + air.humidity().getAsInt() + " %"
                    : "");
        } catch (IOException trouble) {
            return String.valueOf(trouble.getMessage());
        }
    }
}
