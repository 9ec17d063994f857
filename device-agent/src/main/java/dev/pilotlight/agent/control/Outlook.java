package dev.pilotlight.agent.control;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a controller expects, and what it goes by.
 *
 * @param reach when the room will be at the target, or at the next one while it starts early
 * @param basis what decides, in words, such as "learned from 3 days" or "proportional: too little
 *        is learned yet"
 * @param facts what was learned, in plain figures
 */
public record Outlook(Optional<Reach> reach, String basis, List<Fact> facts) {
    /** Of a controller that expects nothing. */
    public static final Outlook NOTHING = new Outlook(Optional.empty(), "", List.of());

    public Outlook {
        facts = List.copyOf(facts);
    }

    /**
     * The room will be at {@code target}.
     *
     * @param at uptime of the arrival
     * @param early whether that is the next target, and the start is made before its time
     */
    public record Reach(Temperature target, Duration at, boolean early) {}

    /** Something learned, such as "heats" and "2.1 K an hour". */
    public record Fact(String name, String value) {}
}
