package dev.pilotlight.agent.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a controller must reach in a scene. Where the ideal controller itself is worse, and nobody
 * who keeps to 6 starts an hour is better, the target is 0.05 K or a tenth off the ideal. Pure.
 */
public final class Targets {
    private static final double RMSE_K = 0.20;
    private static final double MEAN_K = 0.10;
    private static final double CYCLES = 6.0;
    private static final double DISCOMFORT = 0.5;
    private static final double OVERSHOOT_K = 0.6;
    private static final double MINUTES = 20;
    private static final double OFF_K = 0.05;
    private static final double OFF_SHARE = 0.1;

    private final Figures reached;
    private final Figures ideal;
    private final List<Figures> fair;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One target.
     *
     * @param limit what is allowed
     * @param isEased whether the equipment cannot do what is wanted, so that the ideal sets it
     */
    public record Line(String what, double value, double limit, boolean isEased) {
        /** Whether it was reached. */
        public boolean isReached() {
            return value <= limit;
        }

        /** For people. */
        public String words() {
            return String.format(Locale.ROOT, "%s %.3f %s %.3f%s", what, value,
                    isReached() ? "≤" : ">", limit, isEased ? " (ideal)" : "");
        }
    }

    private Targets(Figures reached, Figures ideal, List<Figures> all) {
        this.reached = reached;
        this.ideal = ideal;
        this.fair = all.stream().filter(one -> one.switching().cyclesPerHour() <= CYCLES).toList();
    }

    /** The lines for a target that never changes. */
    public static List<Line> constant(Figures reached, Figures ideal,
            List<Figures> all) {
        Targets targets = new Targets(reached, ideal, all);
        targets.add("rmse", RMSE_K, one -> one.error().rms());
        targets.add("mean", MEAN_K, one -> Math.abs(one.error().mean()));
        targets.always();
        return List.copyOf(targets.lines);
    }

    /** The lines for a plan with setback. */
    public static List<Line> setback(Figures reached, Figures ideal,
            List<Figures> all) {
        Targets targets = new Targets(reached, ideal, all);
        targets.add("discomfort", DISCOMFORT, one -> one.discomfort().counted());
        targets.add("overshoot", OVERSHOOT_K, Targets::overshoot);
        targets.add("late", MINUTES, one -> one.lateness().late());
        targets.add("early", MINUTES, one -> one.lateness().early());
        targets.always();
        return List.copyOf(targets.lines);
    }

    private void always() {
        lines.add(new Line("cycles/h", reached.switching().cyclesPerHour(), CYCLES, false));
        lines.add(new Line("violations", (double) reached.violations(), 0, false));
    }

    private void add(String what, double target, ToDoubleFunction<Figures> figure) {
        double best = figure.applyAsDouble(ideal);
        boolean eased = best > target
                && fair.stream().noneMatch(one -> figure.applyAsDouble(one) <= target);
        double limit = eased ? best + Math.max(OFF_K, best * OFF_SHARE) : target;
        lines.add(new Line(what, figure.applyAsDouble(reached), limit, eased));
    }

    /** Beyond the target on the side that the equipment drives to, in K. */
    static double overshoot(Figures figures) {
        return Math.max(0, figures.discomfort().cools()
                ? figures.error().maxBelow()
                : figures.error().maxAbove());
    }
}
