package dev.pilotlight.agent.equipment;

import dev.pilotlight.agent.control.Demand;
import java.time.Duration;

/**
 * The reversing valve of a heat pump, and the announcement of a compressor's next start. Immutable.
 *
 * @param cooling its position
 * @param announced the start that it is made ready for; REST when none is
 * @param at uptime of that announcement
 * @param still uptime before which it is not moved, whatever is known of the compressor
 */
public record Valve(boolean cooling, Demand announced, Duration at, Duration still) {
    /** It moves slowly, and only once the pressure has gone. */
    private static final Duration MOVES = Duration.ofSeconds(10);
    private static final Duration PRESSURE_GOES = Duration.ofSeconds(60);

    /** Without current it heats; what the compressor did until now nobody knows. */
    static Valve released(Duration now) {
        return new Valve(false, Demand.REST, Duration.ZERO, now.plus(PRESSURE_GOES));
    }

    Valve prepared(Demand wanted, Duration stoppedAt, Duration now) {
        boolean pressed = now.minus(stoppedAt).compareTo(PRESSURE_GOES) < 0
                || now.compareTo(still) < 0;
        if (wanted == announced || pressed) {
            return this;
        }
        return wanted == Demand.REST
                ? stopped()
                : new Valve(wanted == Demand.COOL, wanted, now, still);
    }

    /** A new start needs a new announcement; the valve stays where it is. */
    Valve stopped() {
        return announced == Demand.REST ? this : new Valve(cooling, Demand.REST, at, still);
    }

    boolean isReady(Demand what, boolean reversing, Duration now) {
        Duration waited = now.minus(at);
        return announced == what && (reversing
                ? waited.compareTo(MOVES) >= 0
                : waited.isPositive());
    }
}
