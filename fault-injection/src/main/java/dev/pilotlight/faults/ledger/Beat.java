package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The beat of the control loop, as the house heard it: the usual distance of two decisions and how
 * much later than that the worst ones came.
 *
 * @param decisions how many distances it rests on
 * @param period the median distance, in real time
 * @param worst the greatest lateness at any time
 * @param worstInOutage the greatest lateness while the cloud could not be reached
 */
public record Beat(int decisions, Duration period, Duration worst, Duration worstInOutage) {

    /** The least number of distances that says anything. */
    private static final int ENOUGH = 20;

    /** Reads it from the decisions; those on both sides of a lost controller are not compared. */
    public static Beat of(Facts facts) {
        List<Gap> gaps = gaps(facts);
        Duration median = gaps.isEmpty()
                ? Duration.ZERO
                : gaps.stream().map(Gap::length).sorted().toList().get(gaps.size() / 2);
        List<Facts.Span> outages = facts.spans(Fault::isOutage);
        return new Beat(gaps.size(), median, worst(gaps, median), worst(gaps.stream()
                .filter(gap -> outages.stream().anyMatch(o -> o.contains(gap.end()))).toList(),
                median));
    }

    static Verdict judge(Facts facts, Bounds bounds) {
        Beat beat = of(facts);
        if (beat.decisions < ENOUGH) {
            return Verdict.notTested(Law.L1, "only " + beat.decisions + " ticks seen");
        }
        return Verdict.of(Law.L1, beat.worst.compareTo(bounds.tickLate()) <= 0,
                beat.decisions + " ticks each " + Figures.text(beat.period) + "; worst "
                        + Figures.text(beat.worst) + " late, " + Figures.text(beat.worstInOutage)
                        + " with the cloud away (bound " + Figures.text(bounds.tickLate()) + ")");
    }

    private static List<Gap> gaps(Facts facts) {
        List<Gap> gaps = new ArrayList<>();
        When last = null;
        for (Fact fact : facts.all()) {
            if (fact instanceof Fact.ControllerGone) {
                last = null;
            } else if (fact instanceof Fact.Drive drive) {
                if (last != null) {
                    gaps.add(new Gap(drive.when(), drive.when().since(last)));
                }
                last = drive.when();
            }
        }
        return gaps;
    }

    private static Duration worst(List<Gap> gaps, Duration period) {
        Duration longest = gaps.stream().map(Gap::length).max(Duration::compareTo).orElse(period);
        return longest.minus(period);
    }

    private record Gap(When end, Duration length) {}
}
