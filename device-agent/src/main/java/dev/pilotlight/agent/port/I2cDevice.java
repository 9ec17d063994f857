package dev.pilotlight.agent.port;

import java.io.IOException;

/** One chip on an I2C bus. Calls wait for the bus, so never on the loop's thread. */
public interface I2cDevice {
    /**
     * Writes {@code out}, if there is any, and reads {@code in} bytes, if any are wanted, as one
     * transfer with a repeated start.
     *
     * @param in 0 to 64
     */
    byte[] transfer(byte[] out, int in) throws IOException;
}
