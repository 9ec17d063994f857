package dev.pilotlight.faults.ledger;

import java.util.List;

/**
 * All that the ledger has to say.
 *
 * @param verdicts one per law, in order
 * @param goals the product's targets, each beside its figure
 */
public record Judgement(List<Verdict> verdicts, List<Goal> goals) {

    /** Judges a closed book. */
    public static Judgement of(Facts facts, Bounds bounds) {
        return new Judgement(List.of(
                Beat.judge(facts, bounds),
                RoomLaws.safety(facts, bounds),
                RoomLaws.localRule(facts, bounds),
                RoomLaws.lease(facts, bounds),
                KeepingLaws.kept(facts),
                KeepingLaws.merged(facts),
                ChangeLaws.earned(facts),
                ChangeLaws.typo(facts),
                LinkLaws.recovery(facts),
                LinkLaws.doors(facts),
                LinkLaws.honesty(facts, bounds)), Goal.of(facts, bounds));
    }

    /** Whether any law was broken. */
    public boolean isBroken() {
        return verdicts.stream().anyMatch(v -> v.outcome() == Verdict.Outcome.BROKEN);
    }
}
