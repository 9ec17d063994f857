package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.ledger.Verdict.Outcome;
import java.util.List;

/**
 * One law on Pilotlight's street.
 *
 * @param checks how often it was looked at
 * @param sentences what had to hold; or why it was not tested, or how it was broken
 */
public record Judged(Law law, Outcome outcome, long checks, List<String> sentences) {
    public Judged {
        sentences = List.copyOf(sentences);
    }
}
