package dev.pilotlight.agent.sensor;

import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nine bytes that a DS18B20 answers, as in Maxim's data sheet (19-7487 rev. 6), figure 9
 * "Memory map", and as {@code w1_slave} prints them.
 */
final class Scratchpad {
    private static final int LENGTH = 9;
    private static final Pattern HEX = Pattern.compile("((?:[0-9a-f]{2} ){9}): crc=");
    /** Byte 4, "Configuration register", figure 10: bit 7 is 0 and bits 0 to 4 are 1. */
    private static final int FIXED_MASK = 0x9f;
    private static final int FIXED_BITS = 0x1f;
    /** "Operation, measuring temperature": what the register holds until the first conversion. */
    private static final int POWER_ON_RAW = 85 * 16;
    /** "DC electrical characteristics": -55 to +125 °C. */
    private static final int LEAST_RAW = -55 * 16;
    private static final int MOST_RAW = 125 * 16;

    private final byte[] bytes;

    Scratchpad(byte... bytes) {
        this.bytes = bytes.clone();
    }

    /** From the text of {@code w1_slave}; the kernel leaves it empty when the bus failed. */
    static Scratchpad parse(String text) throws IOException {
        Matcher line = HEX.matcher(text);
        if (!line.find()) {
            throw new IOException(text.isEmpty()
                    ? "does not answer: pulled, or its line is disturbed"
                    : "answers what no DS18B20 does");
        }
        String[] hex = line.group(1).strip().split(" ", LENGTH);
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) Integer.parseInt(hex[i], 16);
        }
        return new Scratchpad(bytes);
    }

    /**
     * Table 1, "Temperature/data relationship": sixteenths of a degree, two's complement. 85 °C to
     * the last bit is refused: it is the sign of a chip that lost power since it was asked, and no
     * room's temperature.
     */
    Temperature temperature() throws IOException {
        if (Crc8.maxim(bytes, LENGTH) != 0) {
            throw new IOException("has a wrong checksum: its line is disturbed");
        }
        // All zeroes, a line held low, has a good checksum.
        if ((bytes[4] & FIXED_MASK) != FIXED_BITS) {
            throw new IOException("answers what no DS18B20 does: its line is held low");
        }
        int raw = (short) ((bytes[1] & 0xff) << 8 | (bytes[0] & 0xff));
        if (raw == POWER_ON_RAW) {
            throw new IOException("reads 85 °C, as after a loss of its power");
        }
        if (raw < LEAST_RAW || raw > MOST_RAW) {
            throw new IOException("reads " + raw / 16.0 + " °C, possible is -55 to 125");
        }
        return Temperature.ofMilliC(Math.round(raw * 62.5f));
    }
}
