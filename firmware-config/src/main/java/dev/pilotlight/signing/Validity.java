package dev.pilotlight.signing;

import java.time.Instant;

/**
 * When a signature counts: from {@code notBefore} up to, but not at, {@code notAfter}.
 */
public record Validity(Instant notBefore, Instant notAfter) {
    public Validity {
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException(
                    "ends at " + notAfter + ", want an end after its start " + notBefore);
        }
    }
}
