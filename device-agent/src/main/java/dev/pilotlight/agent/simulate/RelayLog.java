package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;

/**
 * Whether one relay keeps its least times. It begins in the middle of a run: how long the first
 * state has lasted is not known, so it is not judged. One thread.
 */
final class RelayLog {
    private final Output relay;
    private final SafetyLimits.RestTimes times;
    private boolean closed;
    private boolean known;
    private long since;

    RelayLog(Output relay, SafetyLimits.RestTimes times, Outputs now) {
        this.relay = relay;
        this.times = times;
        this.closed = now.has(relay);
    }

    /** Whether the relay switched too soon; asked whenever any relay has switched. */
    boolean breaks(long millis, Outputs now) {
        if (now.has(relay) == closed) {
            return false;
        }
        long least = (closed ? times.minimumOn() : times.minimumOff()).toMillis();
        boolean breaks = known && millis - since < least;
        closed = !closed;
        known = true;
        since = millis;
        return breaks;
    }
}
