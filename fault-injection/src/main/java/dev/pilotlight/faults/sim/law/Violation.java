package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.world.Spoken;
import java.time.Duration;

/**
 * A law was broken.
 *
 * @param at true time
 * @param sentence what should have held
 * @param how what was seen instead
 */
public record Violation(Law law, Duration at, String sentence, String how) {
    @Override
    public String toString() {
        return "%s, %s: %s. At %s: %s".formatted(law, law.words(), sentence, Spoken.of(at), how);
    }
}
