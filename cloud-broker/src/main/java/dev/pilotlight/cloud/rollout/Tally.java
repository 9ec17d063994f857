package dev.pilotlight.cloud.rollout;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many devices stand where. An outage shows as {@code cutOff} and {@code offline}, apart from
 * what devices did.
 *
 * @param cutOff in progress and out of reach: neither a success nor a failure yet
 * @param offline not asked, because they cannot be reached
 */
public record Tally(Map<Standing, Integer> by, int cutOff, int offline) {
    public Tally {
        by = Map.copyOf(by);
    }

    /** How many stand there. */
    public int of(Standing standing) {
        return by.getOrDefault(standing, 0);
    }

    static Map<Standing, Integer> none() {
        Map<Standing, Integer> none = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            none.put(standing, 0);
        }
        return none;
    }
}
