package dev.pilotlight.faults.house;

import java.time.Instant;

/** The simulated time of the house and the schedule. Any thread. */
public interface ShownTime {

    /** The simulated instant now. */
    Instant now();

    /** Simulated seconds in a real one. */
    double speed();
}
