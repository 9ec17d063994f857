package dev.pilotlight.agent.port;

/** The I2C buses of this device. Any thread. */
public interface I2cBuses {
    /** The chip at that address; nothing is sent yet. */
    I2cDevice device(int bus, int address);
}
