package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;

/**
 * The factory's calibration of one BME280 or BMP280, table 16 "Compensation parameter storage", and
 * the formulas that use it, 4.2.3 in the form of appendix 8.1 (double precision).
 *
 * @param t dig_T1 to dig_T3
 * @param h dig_H1 to dig_H6
 */
record BoschCalibration(Warm t, Humid h) {
    /** Of temperature. */
    record Warm(int t1, int t2, int t3) {}

    /** Of humidity; all 0 for a BMP280. */
    record Humid(int h1, int h2, int h3, int h4, int h5, int h6) {
        private static final Humid NONE = new Humid(0, 0, 0, 0, 0, 0);
    }

    private static final byte[] T1 = {(byte) 0x88};
    private static final byte[] H1 = {(byte) 0xa1};
    private static final byte[] H2 = {(byte) 0xe1};

    static BoschCalibration read(I2cDevice device, boolean humid) throws IOException {
        byte[] warm = device.transfer(T1, 6);
        Humid h = humid
                ? humid(device.transfer(H1, 1), device.transfer(H2, 7))
                : Humid.NONE;
        Warm t = new Warm(unsigned(warm, 0), signed(warm, 2), signed(warm, 4));
        if (t.t1() == 0 || t.t1() == 0xffff) {
            throw new IOException("has no calibration: its bus is disturbed");
        }
        return new BoschCalibration(t, h);
    }

    private static Humid humid(byte[] first, byte[] rest) {
        // H4 and H5 are 12 bits each and share the byte 0xE5.
        int h4 = rest[3] << 4 | (rest[4] & 0x0f);
        int h5 = rest[5] << 4 | (rest[4] & 0xff) >> 4;
        return new Humid(first[0] & 0xff, signed(rest, 0), rest[2] & 0xff, h4, h5, rest[6]);
    }

    private static int unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static int signed(byte[] bytes, int at) {
        return (short) unsigned(bytes, at);
    }

    /** BME280_compensate_T_double: t_fine; a 5120th of it is °C. */
    double fine(int raw) {
        double first = (raw / 16_384.0 - t.t1() / 1_024.0) * t.t2();
        double second = raw / 131_072.0 - t.t1() / 8_192.0;
        return first + second * second * t.t3();
    }

    /** bme280_compensate_H_double, rounded to whole percent and cropped as there. */
    int percent(int raw, double fine) {
        double x = fine - 76_800;
        double level = raw - (h.h4() * 64.0 + h.h5() / 16_384.0 * x);
        double slope = h.h2() / 65_536.0 * (1 + h.h6() / 67_108_864.0 * x * (1
                + h.h3() / 67_108_864.0 * x));
        double humid = level * slope;
        double percent = humid * (1 - h.h1() * humid / 524_288.0);
        return (int) Math.clamp(Math.round(percent), 0L, 100L);
    }
}
