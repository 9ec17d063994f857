package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.equipment.Plant;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.agent.safety.Watch;

/**
 * What stands between every wish and the relays.
 *
 * @param supervisor the last word
 * @param watch what is noticed over time
 * @param plant the equipment and its relays
 * @param welded ticks in a row at which a relay reported to heat or cool that was told to rest
 */
record Guard(Supervisor supervisor, Watch watch, Plant plant, int welded) {
    /** Relays may answer late; so many ticks in a row are no delay any more. */
    static final int MISMATCHES = 20;

    Guard compared(Outputs readBack) {
        boolean sticks = plant.outputs().isResting() && !readBack.isResting();
        int count = sticks ? Math.min(MISMATCHES, welded + 1) : 0;
        return count == welded ? this : new Guard(supervisor, watch, plant, count);
    }

    /** Whether something heats or cools that nobody allowed. */
    boolean isStuck() {
        return welded >= MISMATCHES || watch.warmth().stuck();
    }
}
