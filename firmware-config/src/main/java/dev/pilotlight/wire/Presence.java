package dev.pilotlight.wire;

import java.time.Instant;
import java.util.Locale;

/**
 * A device's word on whether it is there, in Homie's words; as a will it is the broker's.
 *
 * @param bdSeq ties a will to its birth (Sparkplug): a will with another number than the current
 *        birth's says nothing
 * @param at by the device's clock, when it connected
 */
public record Presence(State state, long bdSeq, Instant at) {

    /** Homie's device states. */
    public enum State {
        INIT, READY, DISCONNECTED, SLEEPING, LOST;

        /** The word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
