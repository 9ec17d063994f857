package dev.pilotlight.agent.intent;

import dev.pilotlight.schedule.Hold;
import java.time.Instant;
import java.util.Optional;

/**
 * What still counts while nobody knows what time it is; ends are on the clock that is shown.
 *
 * @param hold what of the hold stands, if anything
 * @param holdEnds when that ends by uptime; empty for one that has no end
 * @param leaseEnds until when a lease does that came in this start; empty for one of which nobody
 *        knows how old it is
 */
public record Clockless(Optional<Hold> hold, Optional<Instant> holdEnds,
        Optional<Instant> leaseEnds) {}
