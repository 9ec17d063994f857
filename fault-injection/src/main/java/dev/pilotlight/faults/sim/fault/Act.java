package dev.pilotlight.faults.sim.fault;

/** What people do. Amounts are tenths of a degree. */
public enum Act {
    /** Turns the thermostat at the wall. */
    WALL,
    /** Holds a target in the app. */
    APP,
    /** Both at once, for different targets. */
    BOTH,
    /** An operator lends a target for an hour. */
    LEASE,
    /** Switches off at the wall. */
    OFF,
    /** Switches heating on at the wall. */
    HEAT,
    /** An operator asks for 99 degrees. */
    MISTYPE,
    /** Edits one entry of the week in the app. */
    WEEK,
    /** Hands in a configuration that is signed, newer and good. */
    CONFIG,
    /** Hands in one that is signed and newer and would leave the device without a thermometer. */
    CONFIG_BLIND,
    /** Hands in one that a stranger signed. */
    CONFIG_FORGED,
    /** Hands in one that was there before. */
    CONFIG_REPLAYED;

    /** Whether it needs a cloud to be done at all. */
    boolean isFar() {
        return switch (this) {
            case WALL, OFF, HEAT, CONFIG, CONFIG_BLIND, CONFIG_FORGED, CONFIG_REPLAYED -> false;
            case APP, BOTH, LEASE, MISTYPE, WEEK -> true;
        };
    }
}
