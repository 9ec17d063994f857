package dev.pilotlight.agent.safety;

/** Why the supervisor did something else than it was asked. */
public enum Cause {
    /** It did what it was asked. */
    NONE,
    /** Too hot: heating is refused. */
    CEILING,
    /** The floor is too hot: heating is refused. */
    FLOOR_HOT,
    /** Too cold: heating is forced. */
    FLOOR,
    /** No reading is believed: everything rests. */
    BLIND,
    /** No reading is believed: a bounded share of what was lately needed. */
    LEARNED_DUTY,
    /** No reading is believed, and it may be freezing: a bounded duty. */
    BLIND_DUTY,
    /** A window is open, or looks like it. */
    WINDOW,
    /** It heats and nothing comes of it: a short rest, so that the next call is a fresh one. */
    NO_HEAT,
    /** The compressor waits for its valve, or for its start to be put on record. */
    VALVE,
    /** A pump or valve is moved so that it does not seize. */
    EXERCISE,
    /** It ran as long as it may. */
    RUN_TIME,
    /** It has not rested long enough. */
    RESTING,
    /** It has not run long enough. */
    LEAST_ON;

    /** Whether that is a matter of safety: it may cut a run short. */
    boolean isSafety() {
        return switch (this) {
            case CEILING, FLOOR_HOT, FLOOR, BLIND, LEARNED_DUTY, BLIND_DUTY, RUN_TIME -> true;
            case NONE, WINDOW, NO_HEAT, VALVE, EXERCISE, RESTING, LEAST_ON -> false;
        };
    }
}
