package dev.pilotlight.agent.safety;

/** Why the supervisor did something else than it was asked. */
public enum Cause {
    /** It did what it was asked. */
    NONE,
    /** Too hot: heating is refused. */
    CEILING,
    /** Too cold: heating is forced. */
    FLOOR,
    /** No reading is believed: everything rests. */
    BLIND,
    /** No reading is believed, and it may be freezing: a bounded duty. */
    BLIND_DUTY,
    /** It ran as long as it may. */
    RUN_TIME,
    /** It has not rested long enough. */
    RESTING,
    /** It has not run long enough. */
    LEAST_ON
}
