package dev.pilotlight.faults.sim.fault;

/** What a broker may suffer from. */
public enum Illness {
    /** Its process is gone, and with it every connection, session and retained message. */
    DEAD,
    /** It accepts and says nothing. */
    FROZEN,
    /** It takes nobody's word for who he is. */
    AUTH_DOWN,
    /** It subscribes nobody: the policies are lost. */
    POLICY_LOST,
    /** One message a second, and 0x97 for the rest. */
    THROTTLED,
    /** It lets one message at a time be under way. */
    SMALL_WINDOW,
    /** Somebody has left old commands on the topics that devices listen to. */
    RETAINED_GARBAGE,
    /** Somebody else comes every 20 s or so with the certificate of each device. */
    CLONED
}
