package dev.pilotlight.cloud.rollout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When outcomes are bad enough to stop. A device that was lost counts against every threshold: no
 * plan may leave out the worst that can be.
 */
record Thresholds(List<RolloutPlan.Halt> halts) {

    /** The first threshold that was reached, in a sentence. */
    Optional<String> reached(Roster roster) {
        int executed = roster.executed();
        return halts.stream().filter(halt -> isReached(halt, roster, executed)).findFirst()
                .map(halt -> sentence(halt, roster, executed));
    }

    private static boolean isReached(RolloutPlan.Halt halt, Roster roster, int executed) {
        return executed >= halt.atLeast()
                && against(halt, roster) * 100L >= (long) halt.percent() * executed;
    }

    private static int against(RolloutPlan.Halt halt, Roster roster) {
        return counting(halt).filter(
                outcome -> halt.of().contains(outcome) || roster.count(outcome) > 0)
                .mapToInt(roster::count).sum();
    }

    private static Stream<Standing> counting(RolloutPlan.Halt halt) {
        return Stream.concat(halt.of().stream(), Stream.of(Standing.LOST)).distinct();
    }

    private static String sentence(RolloutPlan.Halt halt, Roster roster, int executed) {
        return counting(halt).filter(
                outcome -> halt.of().contains(outcome) || roster.count(outcome) > 0)
                .map(Standing::name).sorted().collect(Collectors.joining(", "))
                + ": " + against(halt, roster) + " of " + executed + " devices, want less than "
                + halt.percent() + " %";
    }
}
