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
    WEEK;

    /** Whether it needs a cloud to be done at all. */
    boolean isFar() {
        return switch (this) {
            case WALL, OFF, HEAT -> false;
            case APP, BOTH, LEASE, MISTYPE, WEEK -> true;
        };
    }
}
