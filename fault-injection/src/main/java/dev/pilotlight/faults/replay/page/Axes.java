package dev.pilotlight.faults.replay.page;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.street.Household;
import dev.pilotlight.faults.replay.street.Sample;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From time and degrees to pixels; the same for both streets of one household.
 *
 * @param from left edge, since the simulation's beginning
 * @param to right edge
 * @param lowC bottom edge
 * @param highC top edge
 */
record Axes(Duration from, Duration to, double lowC, double highC) {
    static final int LEFT = 30;
    static final int WIDTH = 362;
    static final int TOP = 20;
    static final int HEIGHT = 128;
    static final int RIGHT = LEFT + WIDTH;
    static final int BOTTOM = TOP + HEIGHT;
    private static final Duration BEFORE = Duration.ofHours(2);

    /** Two hours before it broke up to the end, and every degree that either house saw. */
    static Axes of(Outage outage, Household household, Duration lasted) {
        Duration from = outage.breaks().minus(BEFORE);
        DoubleSummaryStatistics degrees = Stream.of(household.own(), household.cloudRun())
                .flatMap(lived -> lived.samples().stream())
                .filter(sample -> sample.at().compareTo(from) >= 0)
                .flatMap(sample -> Stream.of(sample.roomC(), sample.wantedC()))
                .mapToDouble(Double::doubleValue).summaryStatistics();
        boolean none = degrees.getCount() == 0;
        return new Axes(from, lasted.compareTo(from) > 0 ? lasted : from.plusMinutes(1), none
                ? 15
                : Math.floor(degrees.getMin() - 0.3),
                none
                        ? 22
                        : Math.ceil(degrees.getMax() + 0.3));
    }

    List<Sample> shown(List<Sample> samples) {
        return samples.stream().filter(sample -> sample.at().compareTo(from) >= 0 && sample.at()
                .compareTo(to) <= 0).toList();
    }

    double x(Duration at) {
        double share = (double) at.minus(from).toMillis() / to.minus(from).toMillis();
        return LEFT + Math.clamp(share, 0.0, 1.0) * WIDTH;
    }

    double y(double celsius) {
        return BOTTOM - Math.clamp((celsius - lowC) / (highC - lowC), 0.0, 1.0) * HEIGHT;
    }

    static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
