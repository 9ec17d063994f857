package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import java.time.Duration;

/**
 * What the equipment does while a reading is looked at.
 *
 * @param running what runs
 * @param since uptime at which that began
 * @param dark whether the sun cannot warm the room: it is known to be night
 * @param now uptime
 */
public record Doing(Demand running, Duration since, boolean dark, Duration now) {
    /** How long it has been doing that. */
    Duration lasting() {
        return now.minus(since);
    }

    boolean hasLasted(Duration least) {
        return lasting().compareTo(least) >= 0;
    }
}
