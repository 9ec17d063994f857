package dev.pilotlight.agent.core;

import dev.pilotlight.twin.Doc;
import java.time.Instant;

/**
 * Something to keep for ever and to send once.
 *
 * @param boot which start of the agent made it
 * @param seq from 1, without holes, within one boot and stream
 * @param ts wall time
 * @param trusted whether the clock could be believed
 * @param body of a telemetry row the values by name; of an event {@code kind} and {@code text}
 */
public record Row(Stream stream, String boot, long seq, Instant ts, boolean trusted,
        Doc.Obj body) {
    /** Which topic it is for. Events are never thinned; the oldest telemetry is, when full. */
    public enum Stream {
        TELEMETRY, EVENT
    }
}
