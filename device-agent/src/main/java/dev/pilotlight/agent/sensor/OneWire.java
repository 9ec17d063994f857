package dev.pilotlight.agent.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DS18B20 thermometers under the kernel's {@code w1_therm}. Reading its file makes the chip
 * convert, which takes 0.75 s, and one chip of a bus at a time.
 */
final class OneWire implements Gauge {
    /** Where the kernel shows the bus. */
    static final Path DEVICES = Path.of("/sys/bus/w1/devices");
    private static final int MOST = 64;

    private final Path devices;
    private final Optional<String> id;

    /** One of {@code id}, or the only one that is there. */
    OneWire(Path devices, Optional<String> id) {
        this.devices = devices;
        this.id = id;
    }

    @Override
    public Air read() throws IOException {
        Path device = devices.resolve(id.isPresent() ? id.get() : theOnlyOne());
        try {
            return Air.of(Scratchpad.parse(new String(Files.readAllBytes(device.resolve(
                    "w1_slave")), StandardCharsets.US_ASCII)).temperature());
        } catch (NoSuchFileException gone) {
            throw new IOException("is not on the 1-wire bus", gone);
        }
    }

    private String theOnlyOne() throws IOException {
        List<String> all = ids(devices);
        if (all.size() != 1) {
            throw new IOException(all.isEmpty()
                    ? "is not on the 1-wire bus: there is none"
                    : "could be any of " + String.join(", ", all) + ", want one of them by name");
        }
        return all.getFirst();
    }

    /** Every DS18B20 that the kernel has found, sorted. */
    static List<String> ids(Path devices) throws IOException {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(devices, "28-*")) {
            for (Path one : found) {
                if (ids.size() < MOST) {
                    ids.add(one.getFileName().toString());
                }
            }
        } catch (NoSuchFileException none) {
            throw new IOException("finds no 1-wire bus, want dtoverlay=w1-gpio in config.txt",
                    none);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        ids.sort(null);
        return List.copyOf(ids);
    }
}
