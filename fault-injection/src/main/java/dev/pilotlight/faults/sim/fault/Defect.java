package dev.pilotlight.faults.sim.fault;

/** What a relay may suffer from. */
public enum Defect {
    /** It does not open any more. */
    WELDED,
    /** It does not close any more. */
    DEAD,
    /** While it should be closed it opens and closes each second. */
    CHATTERING
}
