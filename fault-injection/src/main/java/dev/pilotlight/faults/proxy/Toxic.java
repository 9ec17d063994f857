package dev.pilotlight.faults.proxy;

import java.time.Duration;

/**
 * What the proxy does to the bytes of one direction. Where Toxiproxy knows the same, the name and
 * the meaning are its own.
 */
public sealed interface Toxic {
    /** Bytes pass. */
    Toxic PASS = new Pass();
    /** A black hole. */
    Toxic SWALLOW = new Swallow();
    /** Nothing is read. */
    Toxic STALL = new Stall();

    /** Bytes pass. */
    record Pass() implements Toxic {}

    /** Bytes are read and thrown away: a black hole; neither side is told. */
    record Swallow() implements Toxic {}

    /** Bytes are not read: the sender's buffers fill up and its writes block. */
    record Stall() implements Toxic {}

    /**
     * Bytes pass late, as over a satellite; each read waits, so that a small window is slow too.
     *
     * @param jitter up to so much more or less, never below 0 in all
     */
    record Latency(Duration delay, Duration jitter) implements Toxic {
        public Latency {
            notNegative(delay);
            notNegative(jitter);
        }
    }

    /** Bytes pass no faster than this, at least 1 a second. */
    record Bandwidth(int bytesPerSecond) implements Toxic {
        public Bandwidth {
            positive(bytesPerSecond);
        }
    }

    /** Bytes pass; the end of the stream is told so much later. */
    record SlowClose(Duration delay) implements Toxic {
        public SlowClose {
            notNegative(delay);
        }
    }

    /** Bytes are thrown away, and the connection is closed after that time. */
    record Timeout(Duration after) implements Toxic {
        public Timeout {
            notNegative(after);
        }
    }

    /** Bytes are thrown away, and the connection is reset (TCP RST) after that time. */
    record ResetPeer(Duration after) implements Toxic {
        public ResetPeer {
            notNegative(after);
        }
    }

    /** Bytes pass in pieces of a few, with a gap after each: packets are torn at every place. */
    record Slicer(int bytes, Duration gap) implements Toxic {
        public Slicer {
            positive(bytes);
            notNegative(gap);
        }
    }

    /** So many bytes of each connection pass, from its beginning; then it is closed. */
    record LimitData(long bytes) implements Toxic {
        public LimitData {
            notNegative(bytes);
        }
    }

    /** As {@link LimitData}, but reset (TCP RST): a packet cut at that byte. */
    record CutAt(long offset) implements Toxic {
        public CutAt {
            notNegative(offset);
        }
    }

    private static void notNegative(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("is " + span + ", want 0 or more");
        }
    }

    private static void notNegative(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("is " + bytes + " bytes, want 0 or more");
        }
    }

    private static void positive(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("is " + bytes + " bytes, want 1 or more");
        }
    }
}
