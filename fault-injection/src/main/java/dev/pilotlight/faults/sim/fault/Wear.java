package dev.pilotlight.faults.sim.fault;

/** What a disk may suffer from. */
public enum Wear {
    /** There is no room. */
    FULL,
    /** The kernel has given up writing. */
    READ_ONLY,
    /** Each commit takes ten seconds. */
    SLOW,
    /** The commit under way when the power goes is half there: the whole of it is lost. */
    TORN,
    /** A bit of what is stored is wrong: the next look finds the file damaged. */
    BIT_FLIP
}
