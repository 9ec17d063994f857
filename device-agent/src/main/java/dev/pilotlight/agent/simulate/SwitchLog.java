package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;
import java.time.Duration;

/** Counts what the relays do and every breach of a limit that nobody may cross. One thread. */
final class SwitchLog {
    /** A limit that is crossed may be answered within this. */
    private static final Duration REACTION = Duration.ofSeconds(60);

    private final SafetyLimits limits;
    private Outputs now;
    private Duration held = Duration.ZERO;
    private boolean first = true;
    private Duration tooHot = Duration.ZERO;
    private long closings;
    private long violations;
    private Duration shortestOn = Duration.ofDays(1);
    private Duration shortestOff = Duration.ofDays(1);

    /**
     * Begins in the middle of a run: how long {@code now} has lasted is not known, so it is not
     * scored.
     */
    SwitchLog(SafetyLimits limits, Outputs now) {
        this.limits = limits;
        this.now = now;
    }

    void tick(Duration time, Temperature seen, Outputs relays) {
        if (relays.isResting() != now.isResting()) {
            switched(relays);
        }
        held = held.plus(time);
        tooHot = seen.isAbove(limits.ceiling()) && relays.heats()
                ? tooHot.plus(time)
                : Duration.ZERO;
        if (tooHot.compareTo(REACTION) > 0
                || (!now.isResting() && held.compareTo(limits.maximumRun().plus(REACTION)) > 0)) {
            violations++;
        }
    }

    Figures.Switching figures(double hours) {
        return new Figures.Switching(closings / hours, shortestOn.toMillis() / 1000.0,
                shortestOff.toMillis() / 1000.0);
    }

    long violations() {
        return violations;
    }

    private void switched(Outputs relays) {
        boolean closes = now.isResting();
        SafetyLimits.RestTimes rests = relays.cools() || now.cools()
                ? limits.cool()
                : limits.heat();
        if (closes) {
            closings++;
        }
        if (!first && closes) {
            shortestOff = held.compareTo(shortestOff) < 0 ? held : shortestOff;
            violations += held.compareTo(rests.minimumOff()) < 0 ? 1 : 0;
        } else if (!first) {
            shortestOn = held.compareTo(shortestOn) < 0 ? held : shortestOn;
            violations += held.compareTo(rests.minimumOn()) < 0 ? 1 : 0;
        }
        first = false;
        now = relays;
        held = Duration.ZERO;
    }
}
