package dev.pilotlight.faults.replay.street;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a wish.
 *
 * @param inForce when the device aimed at it; empty when it never did before it was out of date
 */
public record Change(Wish wish, Optional<Duration> inForce) {
    /** How long people waited. */
    public Optional<Duration> waited() {
        return inForce.map(then -> then.minus(wish.at()));
    }
}
