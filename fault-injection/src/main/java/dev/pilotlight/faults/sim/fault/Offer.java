package dev.pilotlight.faults.sim.fault;

/** What kind of configuration somebody hands in at the device. */
public enum Offer {
    /** Signed, newer, and harmless. */
    GOOD,
    /** Signed and newer, but it knows a thermometer only that nobody has. */
    BLIND,
    /** By somebody whom the device does not trust. */
    FORGED,
    /** Signed, but of a version that was there before. */
    REPLAYED
}
