package dev.pilotlight.faults.house;

import java.time.Duration;
import java.time.Instant;

/** The physics of one house. One thread at a time. */
public interface Room {

    /** Lets simulated time pass with the relays as given. */
    void advance(Instant from, Duration time, Relays relays);

    /** The true temperature of the air, in degrees Celsius. */
    double roomC();

    /** The temperature outside, in degrees Celsius. */
    double outdoorC();

    /** What the thermometer shows now, in thousandths of a degree Celsius. */
    int thermometerMilliC();

    /** How often the thermometer measures, in simulated time. */
    Duration thermometerPeriod();
}
