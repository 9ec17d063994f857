package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;

/**
 * Microchip's MCP9808 (DS25095A). It has no checksum; its name is asked for at the first reading
 * and again after each failure.
 */
final class Mcp9808 implements Gauge {
    /** 5.1.4, "Ambient temperature register". */
    private static final byte[] AMBIENT = {5};
    /** 5.1.5, "Manufacturer ID register", and what it holds. */
    private static final byte[] MAKER = {6};
    private static final int MICROCHIP = 0x0054;
    /** Bits 12 to 0, two's complement, in sixteenths; bits 15 to 13 are alarms. */
    private static final int VALUE = 0x1fff;
    private static final int SIGN = 0x1000;

    private final I2cDevice device;
    private boolean known;

    Mcp9808(I2cDevice device) {
        this.device = device;
    }

    @Override
    public Air read() throws IOException {
        boolean before = known;
        known = false;
        if (!before && word(device.transfer(MAKER, 2)) != MICROCHIP) {
            throw new IOException("is no MCP9808");
        }
        Air air = decoded(device.transfer(AMBIENT, 2));
        known = true;
        return air;
    }

    static Air decoded(byte[] answer) throws IOException {
        int value = word(answer) & VALUE;
        int sixteenths = (value & SIGN) == 0 ? value : value - 2 * SIGN;
        return Air.of(Range.checked(sixteenths / 16.0, -40, 125));
    }

    private static int word(byte[] answer) {
        return (answer[0] & 0xff) << 8 | (answer[1] & 0xff);
    }
}
