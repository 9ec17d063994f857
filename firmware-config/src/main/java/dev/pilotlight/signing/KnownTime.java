package dev.pilotlight.signing;

import java.time.Instant;

/**
 * What a device knows of the time. A clock that nobody set still knows that it is not earlier than
 * the last moment that it was sure of.
 *
 * @param atLeast the time, or with an untrusted clock the last moment that was trusted
 */
public record KnownTime(Instant atLeast, boolean trusted) {

    /** A clock that was set and kept. */
    public static KnownTime exactly(Instant now) {
        return new KnownTime(now, true);
    }

    /** A clock that nobody set; only that this moment has passed is known. */
    public static KnownTime notBefore(Instant moment) {
        return new KnownTime(moment, false);
    }
}
