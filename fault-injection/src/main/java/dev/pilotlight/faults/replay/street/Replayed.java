package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.ledger.Verdict.Outcome;
import dev.pilotlight.faults.replay.outage.Outage;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * An outage that was played on both streets.
 *
 * @param verdicts one a law, for Pilotlight's street
 * @param occurred one a phase
 * @param told what happened beside the phases, in sentences
 * @param lasted how long it was simulated; less than planned only when a law broke
 */
public record Replayed(Outage outage, long seed, List<Household> households,
        List<Judged> verdicts, List<Occurred> occurred, List<String> told, Duration lasted) {
    public Replayed {
        households = List.copyOf(households);
        verdicts = List.copyOf(verdicts);
        occurred = List.copyOf(occurred);
        told = List.copyOf(told);
    }

    /** Whether any law broke. */
    public boolean isBroken() {
        return verdicts.stream().anyMatch(judged -> judged.outcome() == Outcome.BROKEN);
    }

    /** The degree-hours below what was wanted of all houses on one street, since it broke. */
    public double tooCold(Function<Household, Lived> street) {
        return sum(street, lived -> lived.tooCold(outage.breaks()));
    }

    /** The degree-hours heated above what was wanted of all houses on one street. */
    public double tooWarm(Function<Household, Lived> street) {
        return sum(street, lived -> lived.tooWarm(outage.breaks()));
    }

    private double sum(Function<Household, Lived> street, ToDoubleFunction<Lived> of) {
        return households.stream().map(street).mapToDouble(of).sum();
    }

    /** How many of all wishes on one street had that fate. */
    public long count(Function<Household, Lived> street, ToLongFunction<Lived> of) {
        return households.stream().map(street).mapToLong(of).sum();
    }

    /** How many wishes there were. */
    public long wishes() {
        return count(Household::own, lived -> lived.changes().size());
    }
}
