package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.ledger.Verdict.Outcome;
import dev.pilotlight.faults.sim.law.Court;
import dev.pilotlight.faults.sim.law.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says of each law whether it was tested, how often, and what came of it. */
final class Verdicts {
    private static final String WITHOUT = "no configuration is sent out in this outage; trials and"
            + " roll-outs have tests of their own, and nest-2016 plays one";

    private final Court court;
    private final Optional<Violation> broken;
    private final Optional<RollOut> rollOut;

    Verdicts(Court court, Optional<Violation> broken, Optional<RollOut> rollOut) {
        this.court = court;
        this.broken = broken;
        this.rollOut = rollOut;
    }

    List<Judged> all() {
        return Arrays.stream(Law.values()).map(this::of).toList();
    }

    private Judged of(Law law) {
        return switch (law) {
            case L7, L8 -> rollOut.map(one -> one.judged(law)).orElseGet(() -> new Judged(law,
                    Outcome.NOT_TESTED, 0, List.of(WITHOUT)));
            case L1, L2, L3, L4, L5, L6, L9, L10, L11 -> byCourt(law);
        };
    }

    private Judged byCourt(Law law) {
        long checks = court.checks().getOrDefault(law, 0L);
        Optional<Violation> how = broken.filter(violation -> violation.law() == law);
        if (how.isPresent()) {
            return new Judged(law, Outcome.BROKEN, checks, List.of(how.get().toString()));
        }
        return checks == 0
                ? new Judged(law, Outcome.NOT_TESTED, 0, List.of("nothing could have broken it"))
                : new Judged(law, Outcome.HELD, checks, court.sentences().getOrDefault(law, List
                        .of()));
    }
}
