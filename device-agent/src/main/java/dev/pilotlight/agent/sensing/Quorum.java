package dev.pilotlight.agent.sensing;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is believed when sensors of one room disagree: of three and more, those near the middle one;
 * of two, the one that has strayed less from its own mean of the last hours, since the sensor that
 * moved away is the one that is wrong.
 */
final class Quorum {
    /** No two places of a room differ by more, once their sensors are calibrated. */
    private static final int APART_MILLI_K = 3_000;
    /** Back in agreement only when nearer than that, so that the verdict does not flicker. */
    private static final int TOGETHER_MILLI_K = 2_000;

    private Quorum() {}

    /** Those of {@code fresh} that disagree with the rest, to be left out. */
    static List<Probe> outvoted(List<Probe> fresh) {
        if (fresh.size() < 2) {
            return List.of();
        }
        return fresh.size() == 2 ? ofTwo(fresh.get(0), fresh.get(1)) : ofMany(fresh);
    }

    private static List<Probe> ofTwo(Probe one, Probe other) {
        if (!isApart(one, other.milliC()) && !isApart(other, one.milliC())) {
            return List.of();
        }
        if (isOut(one) != isOut(other)) {
            return List.of(isOut(one) ? one : other);
        }
        boolean first = one.sensor().pulse().strayed() > other.sensor().pulse().strayed();
        return List.of(first ? one : other);
    }

    private static List<Probe> ofMany(List<Probe> fresh) {
        int[] values = fresh.stream().mapToInt(Probe::milliC).sorted().toArray();
        int middle = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        List<Probe> out = new ArrayList<>();
        for (Probe probe : fresh) {
            if (isApart(probe, middle)) {
                out.add(probe);
            }
        }
        return out.size() == fresh.size() ? List.of() : out;
    }

    private static boolean isApart(Probe probe, int from) {
        int limit = isOut(probe) ? TOGETHER_MILLI_K : APART_MILLI_K;
        return Math.abs(probe.milliC() - from) > limit;
    }

    private static boolean isOut(Probe probe) {
        return probe.trust() == Trust.DISAGREES;
    }
}
