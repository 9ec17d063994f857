package dev.pilotlight.agent.port;

import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.RingVerdict;

/**
 * Whose signatures count on this device. What {@link #keep} wrote is durable when it returns; it
 * throws {@link java.io.UncheckedIOException} when the disk fails. The configuration desk's thread.
 */
public interface Keys {

    /** The way in for configurations, with the keys as they are at this moment. */
    ConfigGate gate(long newest);

    /** The way in for changes of the keys. */
    RingGate ringGate();

    /** Whether the last change that was kept is this one: it may be offered again. */
    boolean has(String sha256);

    void keep(RingVerdict.Taken change);
}
