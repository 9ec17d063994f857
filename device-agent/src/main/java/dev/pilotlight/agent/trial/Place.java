package dev.pilotlight.agent.trial;

/** Where a configuration lies. */
public enum Place {
    /** The file that the installer wrote; it is never written to and is always there. */
    FILE,
    /** One slot. */
    A,
    /** The other slot. */
    B;

    /** The slot that may be written while this one is in use. */
    Place spare() {
        return this == A ? B : A;
    }
}
