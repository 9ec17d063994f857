package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;

/**
 * Thermometers with one register of two bytes, two's complement, left-aligned: TI's TMP102
 * (SBOS397H, 7.5.3 "Temperature Register", 12 bits of 0.0625 °C) and NXP's LM75A (rev. 04, 7.4.3
 * "Temperature register", 11 bits of 0.125 °C; the first LM75 has 9 of them, the rest read as 0).
 * Neither has a checksum.
 */
final class Lm75 implements Gauge {
    /**
     * What differs.
     *
     * @param unused low bits that are no part of the value, whatever they hold
     */
    record Family(int unused) {}

    /** Twelve bits in its usual mode; bit 0 set would be the extended mode of thirteen. */
    static final Family TMP102 = new Family(4);
    static final Family LM75 = new Family(5);
    private static final int EXTENDED = 1;
    /** Before the first conversion, or with its lines held low or high. */
    private static final int ALL_ONES = 0xffff;
    private static final byte[] TEMPERATURE = {0};

    private final I2cDevice device;
    private final Family family;

    Lm75(I2cDevice device, Family family) {
        this.device = device;
        this.family = family;
    }

    @Override
    public Air read() throws IOException {
        return decoded(family, device.transfer(TEMPERATURE, 2));
    }

    static Air decoded(Family family, byte[] answer) throws IOException {
        int raw = (answer[0] & 0xff) << 8 | (answer[1] & 0xff);
        if (raw == ALL_ONES) {
            throw new IOException("answers all ones: its bus is disturbed");
        }
        if (family.equals(TMP102) && (raw & EXTENDED) != 0) {
            throw new IOException("is in extended mode, want its usual one");
        }
        // The first byte is whole degrees, whatever the resolution.
        double celsius = ((short) raw >> family.unused() << family.unused()) / 256.0;
        return Air.of(Range.checked(celsius, -55, 125));
    }
}
