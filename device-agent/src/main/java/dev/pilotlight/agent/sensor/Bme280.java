package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * Bosch's BME280 (BST-BME280-DS002, rev. 1.6) and BMP280, measured once for each reading ("forced
 * mode", 3.3.3), so that it neither warms itself nor answers with what is old. It has no checksum:
 * its calibration is read twice and must agree, and its name is asked for with it.
 */
final class Bme280 implements Gauge {
    /** 5.4.1 "id"; the BMP280's data sheet, 4.3.1: 0x58, samples 0x56 and 0x57. */
    private static final byte[] ID = {(byte) 0xd0};
    private static final int BME280_ID = 0x60;
    private static final int BMP280_FIRST_ID = 0x56;
    private static final int BMP280_LAST_ID = 0x58;
    /** 5.4.3 "ctrl_hum": once; takes effect with the next write of ctrl_meas. */
    private static final byte[] HUMIDITY_ONCE = {(byte) 0xf2, 1};
    /** 5.4.5 "ctrl_meas": temperature once, pressure not, forced mode. */
    private static final byte[] MEASURE = {(byte) 0xf4, 0b001_000_01};
    /** Appendix B, 9.1: at most 1.25 + 2.3 + 2.3 + 0.575 ms. */
    private static final long WAIT_NANOS = 10_000_000;
    /** 5.4.8 "temp" and 5.4.9 "hum", read in one burst as 4.1 asks for. */
    private static final byte[] DATA = {(byte) 0xfa};
    private static final int DATA_BYTES = 5;

    private final I2cDevice device;
    private final boolean humid;
    private Optional<BoschCalibration> calibration = Optional.empty();

    Bme280(I2cDevice device, boolean humid) {
        this.device = device;
        this.humid = humid;
    }

    @Override
    public Air read() throws IOException {
        BoschCalibration known = calibration.isPresent() ? calibration.get() : calibrated();
        // After a failure it may be another chip, or one that was reset.
        calibration = Optional.empty();
        if (humid) {
            device.transfer(HUMIDITY_ONCE, 0);
        }
        device.transfer(MEASURE, 0);
        LockSupport.parkNanos(WAIT_NANOS);
        Air air = decoded(known, device.transfer(DATA, humid ? DATA_BYTES : 3));
        calibration = Optional.of(known);
        return air;
    }

    private BoschCalibration calibrated() throws IOException {
        int id = device.transfer(ID, 1)[0] & 0xff;
        boolean right = humid
                ? id == BME280_ID
                : id >= BMP280_FIRST_ID && id <= BMP280_LAST_ID;
        if (!right) {
            throw new IOException("is no " + (humid ? "BME280" : "BMP280") + ", its name is 0x"
                    + Integer.toHexString(id));
        }
        BoschCalibration first = BoschCalibration.read(device, humid);
        if (!first.equals(BoschCalibration.read(device, humid))) {
            throw new IOException("tells its calibration in two ways: its bus is disturbed");
        }
        return first;
    }

    /** 4.2.3; 0x80000 and 0x8000 are what 5.4.8 and 5.4.9 hold before any measurement. */
    static Air decoded(BoschCalibration calibration, byte[] data) throws IOException {
        int warm = (data[0] & 0xff) << 12 | (data[1] & 0xff) << 4 | (data[2] & 0xff) >> 4;
        if (warm == 0x80000) {
            throw new IOException("has measured nothing");
        }
        double fine = calibration.fine(warm);
        OptionalInt humidity = data.length < DATA_BYTES
                ? OptionalInt.empty()
                : OptionalInt.of(calibration.percent((data[3] & 0xff) << 8 | (data[4] & 0xff),
                        fine));
        return new Air(Range.checked(fine / 5_120, -40, 85), humidity);
    }
}
