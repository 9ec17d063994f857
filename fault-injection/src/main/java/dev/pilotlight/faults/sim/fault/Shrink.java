package dev.pilotlight.faults.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a plan that fails as short as it can be by leaving faults out. Pure but for the trials. */
public final class Shrink {
    private Shrink() {}

    /**
     * The shortest plan found that still fails: of none of what is left can be done without. At
     * most {@code trials} plans are tried.
     */
    public static List<Incident> of(List<Incident> failing, Predicate<List<Incident>> fails,
            int trials) {
        List<Incident> plan = new ArrayList<>(failing);
        int left = trials;
        int part = Math.max(1, plan.size() / 2);
        while (left > 0 && !plan.isEmpty()) {
            boolean shorter = false;
            for (int at = 0; at < plan.size() && left > 0; left--) {
                List<Incident> without = new ArrayList<>(plan);
                without.subList(at, Math.min(plan.size(), at + part)).clear();
                if (fails.test(without)) {
                    plan = without;
                    shorter = true;
                } else {
                    at += part;
                }
            }
            if (!shorter && part == 1) {
                break;
            }
            part = shorter ? part : part / 2;
        }
        return List.copyOf(plan);
    }
}
