package dev.pilotlight.faults.sim.fault;

/** What the cloud may suffer from. */
public enum Failing {
    /** kill -9, and back at the end. */
    KILLED,
    /** Reads work, writes fail. */
    WRITES_FAIL,
    /** Each write takes three seconds. */
    SLOW,
    /** At the end it is set back to what it was at the beginning. */
    RESTORED
}
