package dev.pilotlight.agent.port;

/** Where something is that a person was told to be in force. */
public enum Kept {
    /** A power cut does not undo it. */
    ON_DISK,
    /** It acts; the disk stands still or fails, and until it works a power cut would undo it. */
    IN_MEMORY
}
