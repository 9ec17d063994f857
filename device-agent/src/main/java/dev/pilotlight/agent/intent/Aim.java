package dev.pilotlight.agent.intent;

import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;

/**
 * What is wanted now.
 *
 * @param target empty when switched off
 * @param until when this ends, if that is known
 * @param because the reason in words, to follow "because of"
 * @param next what is wanted after that
 */
public record Aim(Optional<Temperature> target, Source source, Optional<Instant> until,
        String because, Optional<Next> next) {
    /** What follows, and when. */
    public record Next(Temperature target, Instant at) {}
}
