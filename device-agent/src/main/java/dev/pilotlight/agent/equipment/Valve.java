package dev.pilotlight.agent.equipment;

import dev.pilotlight.agent.control.Demand;
import java.time.Duration;

/**
 * The reversing valve of a heat pump, and the announcement of a compressor's next start. Immutable.
 *
 * @param cooling its position
 * @param announced the start that it is made ready for; REST when none is
 * @param at uptime of that announcement
 */
public record Valve(boolean cooling, Demand announced, Duration at) {
    static final Valve HEATING = new Valve(false, Demand.REST, Duration.ZERO);
    /** It moves slowly, and only once the pressure has gone. */
    private static final Duration MOVES = Duration.ofSeconds(10);
    private static final Duration PRESSURE_GOES = Duration.ofSeconds(60);

    Valve prepared(Demand wanted, Duration stoppedAt, Duration now) {
        if (wanted == announced || now.minus(stoppedAt).compareTo(PRESSURE_GOES) < 0) {
            return this;
        }
        return wanted == Demand.REST
                ? stopped()
                : new Valve(wanted == Demand.COOL, wanted, now);
    }

    /** A new start needs a new announcement; the valve stays where it is. */
    Valve stopped() {
        return announced == Demand.REST ? this : new Valve(cooling, Demand.REST, at);
    }

    boolean isReady(Demand what, boolean reversing, Duration now) {
        Duration waited = now.minus(at);
        return announced == what && (reversing
                ? waited.compareTo(MOVES) >= 0
                : waited.isPositive());
    }
}
