package dev.pilotlight.agent.sensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file with one number, read anew each time: hwmon's {@code temp1_input} and IIO's
 * {@code in_temp_input} are thousandths of a degree (Documentation/ABI/testing/sysfs-class-hwmon,
 * sysfs-bus-iio).
 */
final class NumberFile implements Gauge {
    private final Path file;
    private final int perDegree;

    NumberFile(Path file, int perDegree) {
        this.file = file;
        this.perDegree = perDegree;
    }

    @Override
    public Air read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Numbers.MOST_BYTES);
            return Air.of(Numbers.parse(new String(bytes, StandardCharsets.US_ASCII),
                    perDegree));
        } catch (NoSuchFileException gone) {
            throw new IOException("has no file " + file, gone);
        }
    }
}
