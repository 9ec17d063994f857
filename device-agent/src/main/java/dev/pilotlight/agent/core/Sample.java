package dev.pilotlight.agent.core;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/** One attempt to read a sensor; adapters stamp it with the uptime at which it was taken. */
public sealed interface Sample {
    /** Which thermometer, for instance {@code room}. */
    String sensor();

    /** Uptime at which it was taken. */
    Duration takenAt();

    /** A value was read; whether it is believed is decided in {@code sensing}. */
    record Measured(String sensor, Temperature value, Duration takenAt) implements Sample {}

    /**
     * A hygrometer gave a humidity in percent, or a window's contact 1 for open and 0 for closed.
     */
    record Told(String sensor, int value, Duration takenAt) implements Sample {}

    /** The thermometer answered with a fault, or not at all. {@code why} is shown to people. */
    record Failed(String sensor, String why, Duration takenAt) implements Sample {}
}
