package dev.pilotlight.agent.simulate;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a run is judged by, over the days after the warm-up; errors are room minus target while the
 * target is the occupied one.
 *
 * @param lateness after each rise of the target, or fall when cooling
 * @param energy heat and cold given off, kWh a day
 * @param violations moments at which a rest time was broken or a relay was closed beyond a safety
 *        limit
 */
public record Figures(Errors error, Discomfort discomfort, Lateness lateness, Switching switching,
        double energy, long violations) {

    /** Room minus target while occupied, K. */
    public record Errors(double mean, double rms, double maxAbove, double maxBelow) {}

    /**
     * Kelvin hours a day more than 0.5 K below the target, and above it, while occupied.
     *
     * @param cools whether the equipment is there to cool, so that being warm is what counts
     */
    public record Discomfort(double cold, double warm, boolean cools) {
        /** What the equipment was there to avoid. */
        public double counted() {
            return cools ? warm : cold;
        }
    }

    /**
     * Mean minutes from a rise until within 0.3 K, and mean minutes that the room was there before
     * it.
     */
    public record Lateness(double late, double early) {}

    /** How often and how briefly the relay was closed; seconds. */
    public record Switching(double cyclesPerHour, double shortestOn, double shortestOff) {}

    /** As JSON; rounded to what means anything. */
    public Doc.Obj toDoc(double simulatedDaysPerSecond) {
        return Doc.Obj.of("mean_error_K", number(error.mean), "rmse_K", number(error.rms))
                .with("max_above_K", number(error.maxAbove))
                .with("max_below_K", number(error.maxBelow))
                .with("discomfort_Kh_per_day", number(discomfort.counted()))
                .with("discomfort_cold_Kh_per_day", number(discomfort.cold))
                .with("discomfort_warm_Kh_per_day", number(discomfort.warm))
                .with("minutes_late_mean", number(lateness.late))
                .with("minutes_early_mean", number(lateness.early))
                .with("cycles_per_hour", number(switching.cyclesPerHour))
                .with("shortest_on_s", number(switching.shortestOn))
                .with("shortest_off_s", number(switching.shortestOff))
                .with("energy_kWh_per_day", number(energy))
                .with("safety_violations", Doc.num(violations))
                .with("simulated_days_per_second", number(simulatedDaysPerSecond));
    }

    private static Doc number(double value) {
        return Double.isFinite(value)
                ? Doc.num(BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP))
                : Doc.Null.VALUE;
    }
}
