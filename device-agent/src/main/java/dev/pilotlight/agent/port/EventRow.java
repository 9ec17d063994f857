package dev.pilotlight.agent.port;

import java.time.Instant;

/**
 * One stored event or alarm.
 *
 * @param boot which start of the agent made it
 * @param seq from 1, without holes within one boot
 * @param ts wall time
 * @param trusted whether the clock could be believed then
 * @param kind short word
 * @param text the plain sentence
 */
public record EventRow(String boot, long seq, Instant ts, boolean trusted, String kind,
        String text) {}
