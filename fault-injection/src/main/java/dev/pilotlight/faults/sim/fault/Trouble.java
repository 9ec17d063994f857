package dev.pilotlight.faults.sim.fault;

/** What the way to a broker may suffer from. */
public enum Trouble {
    /** Nothing gets through, and connections stand. */
    HALF_OPEN,
    /** What the device says gets lost. */
    DEAF,
    /** What the broker says gets lost. */
    MUTE,
    /** Nobody listens: refused at once. */
    REFUSED,
    /** Connections break in the middle and come again at once. */
    RESET,
    /** One packet of ten is lost and comes 0.3 s or more later. */
    LOSSY,
    /** A second each way, give or take. */
    SLOW,
    /** Messages overtake each other. */
    REORDERING,
    /** Some messages come twice. */
    DUPLICATING,
    /** Five seconds up, five seconds down. */
    FLAPPING,
    /** Somebody else answers, and speaks HTTP. */
    CAPTIVE_PORTAL
}
