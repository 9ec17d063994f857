package dev.pilotlight.agent.trial;

/** How far a changed link is proven; it is proven by nothing but connecting (law L7). */
public enum LinkProof {
    /** Brokers and identity are what they were. */
    NOT_NEEDED,
    /** The new link has not connected yet, and the old one has not done so twice alone. */
    AWAITED,
    /** The new link connected: TLS, CONNACK, SUBACK and an answer to a get. */
    CONNECTED,
    /** In two rounds only the old link connected. */
    ONLY_THE_OLD
}
