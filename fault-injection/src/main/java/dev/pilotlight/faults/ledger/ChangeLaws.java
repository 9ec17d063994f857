package dev.pilotlight.faults.ledger;

import java.util.List;

/** L7 and L8: which changes get as far as a house. */
final class ChangeLaws {

    private ChangeLaws() {}

    /** A cloud that is away is no reason to believe anybody else. */
    static Verdict earned(Facts facts) {
        List<Fact.Offered> offers = facts.of(Fact.Offered.class).stream().filter(offer -> facts
                .isDuring(offer.when(), Fault::isOutage)).toList();
        if (offers.isEmpty()) {
            return Verdict.notTested(Law.L7, "nobody offered a configuration during the outage");
        }
        List<Fact.Offered> taken = offers.stream().filter(offer -> !offer.refused() || !offer
                .unchanged()).toList();
        return taken.isEmpty()
                ? Verdict.of(Law.L7, true, offers.size() + " hostile configurations refused while"
                        + " the cloud was away: " + offers.getFirst().answer())
                : Verdict.of(Law.L7, false, taken.getFirst().configuration() + ": "
                        + (taken.getFirst().refused() ? "REFUSED, AND IN FORCE" : "TAKEN"));
    }

    static Verdict typo(Facts facts) {
        List<Fact.Mistyped> slips = facts.of(Fact.Mistyped.class);
        if (slips.isEmpty()) {
            return Verdict.notTested(Law.L8, "no operator ordered anything for many houses");
        }
        boolean held = slips.stream().allMatch(slip -> slip.refused() && !slip.begun());
        return Verdict.of(Law.L8, held, (held ? "refused: " : "BEGUN: ") + slips.getFirst()
                .answer());
    }
}
