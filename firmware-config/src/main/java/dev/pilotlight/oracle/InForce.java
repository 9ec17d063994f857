package dev.pilotlight.oracle;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What should be in force at a moment.
 *
 * @param target empty while switched off
 * @param why which rule gave it
 * @param until when that rule ends by the clock, exclusive; empty if it has no end, or if nobody
 *        knows what time it is
 * @param untilUptime without a clock: when that rule ends, in uptime
 * @param entry the key of the week's entry that gave it
 */
public record InForce(Optional<Temperature> target, Why why, Optional<Instant> until,
        Optional<Duration> untilUptime, Optional<String> entry) {
    /** The rules, strongest first. */
    public enum Why {
        OFF, HOLD, LEASE, VACATION, WEEK, SAFE_DEFAULT
    }

    static InForce off() {
        return new InForce(Optional.empty(), Why.OFF, Optional.empty(), Optional.empty(), Optional
                .empty());
    }

    static InForce byClock(Temperature target, Why why, Optional<Instant> until) {
        return new InForce(Optional.of(target), why, until, Optional.empty(), Optional.empty());
    }

    static InForce byUptime(Temperature target, Why why, Optional<Duration> until) {
        return new InForce(Optional.of(target), why, Optional.empty(), until, Optional.empty());
    }

    InForce of(String key) {
        return new InForce(target, why, until, untilUptime, Optional.of(key));
    }
}
