package dev.pilotlight.agent.core;

/** How far the wall clock can be believed; a Pi has no battery clock. */
public enum ClockTrust {
    /** Set by a time service, or handed in by the operator. */
    TRUSTED,
    /** Was set once and has run alone since; good enough for a schedule, marked in history. */
    DRIFTING,
    /** Never set since the start: the schedule is not guessed. */
    UNKNOWN;

    /** Whether times of day may be acted upon. */
    public boolean isKnown() {
        return this != UNKNOWN;
    }
}
