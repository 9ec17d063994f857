package dev.pilotlight.cloud.access;

import java.time.Duration;
import java.util.Optional;

/**
 * How far apart the devices of a fleet must try again, so that all of them together knock less
 * often than they are let in.
 *
 * <p>
 * With full jitter up to a cap, a fleet of n knocks about 2 n / cap times a second at first; a cap
 * of three times n / rate keeps that under the rate (reliability.md 2.3: 10,000 devices, 300 s, at
 * most 79 attempts a second against 100).
 */
public final class Spread {
    private static final int SAFETY = 3;
    /** A device's own cap; less than that need not be said. */
    private static final Duration OWN = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Spread() {}

    /** The cap that devices are told; empty when their own will do. */
    public static Optional<Duration> cap(int devices, int connectsPerSecond) {
        Duration cap = Duration.ofSeconds((long) SAFETY * devices / connectsPerSecond);
        if (cap.compareTo(OWN) <= 0) {
            return Optional.empty();
        }
        return Optional.of(cap.compareTo(LONGEST) > 0 ? LONGEST : cap);
    }
}
