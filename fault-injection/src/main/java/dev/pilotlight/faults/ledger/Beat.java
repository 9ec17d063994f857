package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The beat of the control loop, as the house heard it. A decision is late by what its distance from
 * the one before is longer, in real time, than a tick is at the speed of that moment.
 *
 * @param ticks how many distances it rests on
 * @param worst the greatest lateness at any time
 * @param worstInOutage the greatest lateness while the cloud could not be reached
 */
public record Beat(int ticks, Duration worst, Duration worstInOutage) {

    /** However fast the clock runs, the agent does not decide more often than that. */
    private static final Duration SHORTEST = Duration.ofMillis(50);
    /** The least number of distances that says anything. */
    private static final int ENOUGH = 20;

    /**
     * Reads it from the decisions; those on both sides of a lost controller are not compared.
     *
     * @param tick the agent's own, in simulated time
     */
    public static Beat of(Facts facts, Duration tick) {
        List<Gap> gaps = gaps(facts, tick);
        List<Facts.Span> outages = facts.spans(Fault::isOutage);
        return new Beat(gaps.size(), worst(gaps), worst(gaps.stream()
                .filter(gap -> outages.stream().anyMatch(o -> o.contains(gap.end()))).toList()));
    }

    /** How late a decision came after another, in real time; never negative. */
    public static Duration lateness(When earlier, When later, Duration tick) {
        double real = later.since(earlier).toNanos();
        double shown = Math.max(1, later.shownSince(earlier).toNanos());
        double period = Math.max((double) SHORTEST.toNanos(), real * tick.toNanos() / shown);
        return Duration.ofNanos(Math.max(0, Math.round(real - period)));
    }

    static Verdict judge(Facts facts, Bounds bounds) {
        Beat beat = of(facts, bounds.house().tick());
        if (beat.ticks < ENOUGH) {
            return Verdict.notTested(Law.L1, "only " + beat.ticks + " ticks seen");
        }
        return Verdict.of(Law.L1, beat.worst.compareTo(bounds.tickLate()) <= 0,
                beat.ticks + " ticks; the worst came " + Figures.text(beat.worst) + " late, "
                        + Figures.text(beat.worstInOutage) + " with the cloud away (bound "
                        + Figures.text(bounds.tickLate())
                        + facts.of(Fact.Machine.class).stream().findFirst()
                                .map(m -> "; a bare loop on this machine: "
                                        + Figures.text(m.worst()))
                                .orElse("")
                        + ")");
    }

    private static List<Gap> gaps(Facts facts, Duration tick) {
        List<Gap> gaps = new ArrayList<>();
        When last = null;
        for (Fact fact : facts.all()) {
            if (fact instanceof Fact.ControllerGone) {
                last = null;
            } else if (fact instanceof Fact.Drive drive) {
                if (last != null) {
                    gaps.add(new Gap(drive.when(), lateness(last, drive.when(), tick)));
                }
                last = drive.when();
            }
        }
        return gaps;
    }

    private static Duration worst(List<Gap> gaps) {
        return gaps.stream().map(Gap::late).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private record Gap(When end, Duration late) {}
}
