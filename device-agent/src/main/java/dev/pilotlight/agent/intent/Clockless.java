package dev.pilotlight.agent.intent;

import java.time.Instant;
import java.util.Optional;

/**
 * What still counts while nobody knows what time it is.
 *
 * @param holdStands whether the last hold does; a permanent one always does
 * @param leaseEnds until when a lease does that came while there was no clock, on the clock that is
 *        shown; empty for one of which nobody knows how old it is
 */
public record Clockless(boolean holdStands, Optional<Instant> leaseEnds) {}
