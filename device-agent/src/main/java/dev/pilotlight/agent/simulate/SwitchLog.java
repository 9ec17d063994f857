package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.SafetyLimits;

/** Counts what the relays do and every breach of a limit that nobody may cross. One thread. */
final class SwitchLog {
    /** A limit that is crossed may be answered within this. */
    private static final long REACTION_MILLIS = 60_000;
    /** A thermometer may be off by so much. */
    private static final double NOISE_K = 0.5;
    /** Longer than any rest that a heater still owes. */
    private static final long COLD_MILLIS = 900_000;
    private static final long DAY_MILLIS = 86_400_000;

    private final SafetyLimits limits;
    private final long longestMillis;
    private Outputs now;
    private long held;
    private boolean first = true;
    private final boolean heated;
    private long tooHot;
    private long tooCold;
    private long closings;
    private long violations;
    private long shortestOn = DAY_MILLIS;
    private long shortestOff = DAY_MILLIS;

    /**
     * Begins in the middle of a run: how long {@code now} has lasted is not known, so it is not
     * scored.
     *
     * @param heated whether there is anything to heat with, so that frost is a breach
     */
    SwitchLog(SafetyLimits limits, Outputs now, boolean heated) {
        this.limits = limits;
        this.heated = heated;
        this.now = now;
        this.longestMillis = limits.maximumRun().toMillis() + REACTION_MILLIS;
    }

    void tick(long millis, double room, Outputs relays) {
        if (relays.heats() != now.heats() || relays.cools() != now.cools()) {
            switched(relays);
        }
        held += millis;
        tooHot = relays.heats() && room > limits.ceiling().celsius() + NOISE_K
                ? tooHot + millis
                : 0;
        tooCold = !relays.heats() && room < limits.frostFloor().celsius() - NOISE_K
                ? tooCold + millis
                : 0;
        if (tooHot > REACTION_MILLIS || (heated && tooCold > COLD_MILLIS)
                || (!now.isResting() && held > longestMillis)) {
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
        boolean turns = !now.isResting() && !relays.isResting();
        violations += turns ? 1 : 0;
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
