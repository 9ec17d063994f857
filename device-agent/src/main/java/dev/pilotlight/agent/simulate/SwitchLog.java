package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;

/** Counts what the relays do and every breach of a limit that nobody may cross. One thread. */
final class SwitchLog {
    /** A limit that is crossed may be answered within this. */
    private static final long REACTION_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;

    private final SafetyLimits limits;
    private final long longestMillis;
    private Outputs now;
    private long held;
    private boolean first = true;
    private long tooHot;
    private long closings;
    private long violations;
    private long shortestOn = DAY_MILLIS;
    private long shortestOff = DAY_MILLIS;

    /**
     * Begins in the middle of a run: how long {@code now} has lasted is not known, so it is not
     * scored.
     */
    SwitchLog(SafetyLimits limits, Outputs now) {
        this.limits = limits;
        this.now = now;
        this.longestMillis = limits.maximumRun().toMillis() + REACTION_MILLIS;
    }

    void tick(long millis, Temperature seen, Outputs relays) {
        if (relays.isResting() != now.isResting()) {
            switched(relays);
        }
        held += millis;
        tooHot = relays.heats() && seen.isAbove(limits.ceiling()) ? tooHot + millis : 0;
        if (tooHot > REACTION_MILLIS || (!now.isResting() && held > longestMillis)) {
            violations++;
        }
    }

    Figures.Switching figures(double hours) {
        return new Figures.Switching(closings / hours, shortestOn / 1000.0, shortestOff / 1000.0);
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
            shortestOff = Math.min(shortestOff, held);
            violations += held < rests.minimumOff().toMillis() ? 1 : 0;
        } else if (!first) {
            shortestOn = Math.min(shortestOn, held);
            violations += held < rests.minimumOn().toMillis() ? 1 : 0;
        }
        first = false;
        now = relays;
        held = 0;
    }
}
