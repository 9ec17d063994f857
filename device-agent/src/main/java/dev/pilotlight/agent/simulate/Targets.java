package dev.pilotlight.agent.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a controller must reach in a scene. Where the ideal controller itself is worse, the target
 * is 0.05 K or a tenth off the ideal. Pure.
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
    private final List<Line> lines = new ArrayList<>();

    /**
     * One target.
     *
     * @param limit what is allowed
     * @param isEased whether the equipment cannot do what is wanted, so that the ideal sets it
     */
    public record Line(String what, double value, double limit, boolean isEased) {
        /** Whether it was reached, as printed to two decimals. */
        public boolean isReached() {
            return Math.round(value * 100) <= Math.round(limit * 100);
        }

        /** For people. */
        public String words() {
            return String.format(Locale.ROOT, "%s %.2f %s %.2f%s", what, value,
                    isReached() ? "≤" : ">", limit, isEased ? " (ideal)" : "");
        }
    }

    private Targets(Figures reached, Figures ideal) {
        this.reached = reached;
        this.ideal = ideal;
    }

    /** The lines for a target that never changes. */
    public static List<Line> constant(Figures reached, Figures ideal) {
        Targets targets = new Targets(reached, ideal);
        targets.add("rmse", reached.error().rms(), ideal.error().rms(), RMSE_K);
        targets.add("mean", Math.abs(reached.error().mean()), Math.abs(ideal.error().mean()),
                MEAN_K);
        targets.always();
        return List.copyOf(targets.lines);
    }

    /** The lines for a plan with setback. */
    public static List<Line> setback(Figures reached, Figures ideal) {
        Targets targets = new Targets(reached, ideal);
        targets.add("discomfort", reached.discomfort().counted(), ideal.discomfort().counted(),
                DISCOMFORT);
        targets.add("overshoot", overshoot(reached), overshoot(ideal), OVERSHOOT_K);
        targets.add("late", reached.lateness().late(), ideal.lateness().late(), MINUTES);
        targets.add("early", reached.lateness().early(), ideal.lateness().early(), MINUTES);
        targets.always();
        return List.copyOf(targets.lines);
    }

    private void always() {
        lines.add(new Line("cycles/h", reached.switching().cyclesPerHour(), CYCLES, false));
        lines.add(new Line("violations", reached.violations(), 0, false));
    }

    private void add(String what, double value, double best, double target) {
        boolean eased = best > target;
        double limit = eased ? best + Math.max(OFF_K, best * OFF_SHARE) : target;
        lines.add(new Line(what, value, limit, eased));
    }

    /** Beyond the target on the side that the equipment drives to, in K. */
    static double overshoot(Figures figures) {
        return Math.max(0, figures.discomfort().cools()
                ? figures.error().maxBelow()
                : figures.error().maxAbove());
    }
}
