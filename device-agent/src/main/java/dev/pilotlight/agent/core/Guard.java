package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.equipment.Plant;
import dev.pilotlight.agent.safety.Limits;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.agent.safety.Watch;
import java.time.Duration;

/**
 * What stands between every wish and the relays.
 *
 * @param supervisor the last word
 * @param watch what is noticed over time
 * @param plant the equipment and its relays
 * @param at uptime of the last decision
 * @param welded ticks in a row at which a relay reported to heat or cool that was told to rest
 */
record Guard(Supervisor supervisor, Watch watch, Plant plant, Duration at, int welded) {
    /** Relays may answer late; so many ticks in a row are no delay any more. */
    static final int MISMATCHES = 20;

    /** The relays open by themselves after 60 s without an order; sooner is safer to believe. */
    private static final Duration LAPSED = Duration.ofSeconds(50);

    /** After a pause in which the relays may have opened by themselves: then they did, just now. */
    Guard resumed(Limits limits, Duration now) {
        return now.minus(at).compareTo(LAPSED) > 0
                ? new Guard(supervisor.stopped(limits, now), watch, plant.stopped(now), now, welded)
                : this;
    }

    Guard compared(Outputs readBack) {
        boolean sticks = plant.outputs().isResting() && !readBack.isResting();
        int count = sticks ? Math.min(MISMATCHES, welded + 1) : 0;
        return count == welded ? this : new Guard(supervisor, watch, plant, at, count);
    }

    /** Whether something heats or cools that nobody allowed. */
    boolean isStuck() {
        return welded >= MISMATCHES || watch.warmth().stuck();
    }
}
