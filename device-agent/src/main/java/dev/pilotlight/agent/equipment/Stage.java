package dev.pilotlight.agent.equipment;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.Equipment;
import java.time.Duration;

/**
 * The second stage of heat or of cooling. It joins in when much is missing, or when the first has
 * run long and some is missing still; it leaves when little is, and whenever the first stops.
 * Immutable.
 *
 * @param since uptime since which it is on or off
 */
record Stage(boolean on, Duration since) {
    /** Less than that is left to the first stage. */
    private static final int ENOUGH_MILLI_K = 200;

    /** At the start nobody knows how long it has rested. */
    static Stage off(Duration now) {
        return new Stage(false, now);
    }

    Stage after(Order order, Equipment.SecondStage settings, Duration now) {
        if (order.allowed() == Demand.REST) {
            return stopped(now);
        }
        boolean wanted = order.boost() || isMissed(order, settings, now);
        Duration least = on ? settings.times().minimumOn() : settings.times().minimumOff();
        boolean may = now.minus(since).compareTo(least) >= 0;
        return wanted == on || !may ? this : new Stage(wanted, now);
    }

    Stage stopped(Duration now) {
        return on ? new Stage(false, now) : this;
    }

    private boolean isMissed(Order order, Equipment.SecondStage settings, Duration now) {
        if (on) {
            return order.missingMilliK() > ENOUGH_MILLI_K;
        }
        boolean tried = now.minus(order.since()).compareTo(settings.after()) >= 0;
        return order.missingMilliK() >= settings.apartMilliK()
                || (tried && order.missingMilliK() > 2 * ENOUGH_MILLI_K);
    }

    /** Whether it is on and has not run its least time. */
    boolean isYoung(Equipment.SecondStage settings, Duration now) {
        return on && now.minus(since).compareTo(settings.times().minimumOn()) < 0;
    }
}
