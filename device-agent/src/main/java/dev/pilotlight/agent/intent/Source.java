package dev.pilotlight.agent.intent;

import java.util.Locale;

/** Which rule gave the target, strongest first; safety is above all of them. */
public enum Source {
    /** A person switched off. */
    OFF,
    /** A person in the house, or in the app, holds a target or a preset. */
    HOLD,
    /** The cloud lends a target. */
    LEASE,
    /** Nobody is at home. */
    VACATION,
    /** The week. */
    SCHEDULE,
    /** Nothing else can be known. */
    DEFAULT;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
