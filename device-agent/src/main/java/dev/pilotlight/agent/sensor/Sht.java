package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** Sensirion's SHT3x-DIS (data sheet of December 2022) and SHT4x (of February 2024). */
final class Sht implements Gauge {
    /**
     * What differs between the families.
     *
     * @param command for one measurement, in hexadecimal, without clock stretching: it would hold
     *        the bus of all others
     * @param waitMillis longest time of one measurement, rounded up
     * @param offset of the humidity in percent, and its span
     */
    record Family(String command, int waitMillis, int offset, int span) {}

    /** Table 9, high repeatability; table 4, 15.5 ms; 4.13: RH = 100 S / 65535. */
    static final Family SHT3X = new Family("2400", 20, 0, 100);
    /** Table 8, high precision; table 5, 8.3 ms; 4.6: RH = -6 + 125 S / 65535. */
    static final Family SHT4X = new Family("fd", 10, -6, 125);
    /** Two bytes and a check of temperature, then the same of humidity: 4.3 and 4.4. */
    private static final int ANSWER = 6;
    private static final double FULL = 65_535;

    private final I2cDevice device;
    private final Family family;

    Sht(I2cDevice device, Family family) {
        this.device = device;
        this.family = family;
    }

    @Override
    public Air read() throws IOException {
        device.transfer(HexFormat.of().parseHex(family.command()), 0);
        LockSupport.parkNanos(family.waitMillis() * 1_000_000L);
        return decoded(family, device.transfer(new byte[0], ANSWER));
    }

    /** Each word has its own check; T = -45 + 175 S / 65535 in both families. */
    static Air decoded(Family family, byte[] answer) throws IOException {
        int warm = word(answer, 0);
        int humid = word(answer, 3);
        double celsius = -45 + 175 * warm / FULL;
        double percent = family.offset() + family.span() * humid / FULL;
        // SHT4x, 4.6: values beyond 0 to 100 % are possible and to be cropped.
        int cropped = (int) Math.clamp(Math.round(percent), 0L, 100L);
        return new Air(Range.checked(celsius, -40, 125), OptionalInt.of(cropped));
    }

    private static int word(byte[] answer, int at) throws IOException {
        if (Crc8.sensirion(answer, at, 2) != (answer[at + 2] & 0xff)) {
            throw new IOException("has a wrong checksum: its bus is disturbed");
        }
        return (answer[at] & 0xff) << 8 | (answer[at + 1] & 0xff);
    }
}
