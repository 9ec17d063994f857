package dev.pilotlight.agent.port;

import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.RingVerdict;
import java.util.function.LongFunction;

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

    /** Keys that nobody changes. */
    static Keys fixed(LongFunction<ConfigGate> gate) {
        return new Fixed(gate);
    }

    /**
     * Takes no change.
     *
     * @param gates the way in for a device that had the version of that number already
     */
    record Fixed(LongFunction<ConfigGate> gates) implements Keys {
        @Override
        public ConfigGate gate(long newest) {
            return gates.apply(newest);
        }

        @Override
        public RingGate ringGate() {
            return RingGate.CLOSED;
        }

        @Override
        public boolean has(String sha256) {
            return false;
        }

        @Override
        public void keep(RingVerdict.Taken change) {
            throw new IllegalStateException("these keys are fixed, want no change");
        }
    }
}
