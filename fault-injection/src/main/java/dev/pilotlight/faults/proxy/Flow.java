package dev.pilotlight.faults.proxy;

/** What the proxy does with the bytes of one direction. */
public enum Flow {
    /** Bytes pass. */
    PASS,
    /** Bytes are read and thrown away: a black hole; neither side is told. */
    SWALLOW,
    /** Bytes are not read: the sender's buffers fill up and its writes block. */
    STALL,
    /** Bytes pass in pieces of a few: packets are torn at every place. */
    SLICE,
    /** Bytes pass late, as over a satellite. */
    DELAY
}
