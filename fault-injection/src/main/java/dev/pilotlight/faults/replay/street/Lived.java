package dev.pilotlight.faults.replay.street;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one house lived through on one street.
 *
 * @param samples one a minute
 * @param changes what became of each wish, oldest first
 */
public record Lived(List<Sample> samples, List<Change> changes) {
    private static final double HOURS_A_SAMPLE = 1 / 60.0;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    public Lived {
        samples = List.copyOf(samples);
        changes = List.copyOf(changes);
    }

    /** Degree-hours below what was wanted, from then on, in K·h. */
    public double tooCold(Duration from) {
        return sum(from, sample -> Math.max(0, sample.wantedC() - sample.roomC()));
    }

    /** Degree-hours more than half a kelvin above what was wanted, while it was heated. */
    public double tooWarm(Duration from) {
        return sum(from, sample -> sample.heats()
                ? Math.max(0, sample.roomC() - sample.wantedC() - 0.5)
                : 0);
    }

    private double sum(Duration from, ToDoubleFunction<Sample> of) {
        return samples.stream().filter(sample -> sample.at().compareTo(from) >= 0).mapToDouble(of)
                .sum() * HOURS_A_SAMPLE;
    }

    /** The coldest that it was from then on, in °C. */
    public double coldest(Duration from) {
        return samples.stream().filter(sample -> sample.at().compareTo(from) >= 0).mapToDouble(
                Sample::roomC).min().orElse(Double.NaN);
    }

    /** Wishes that were in force within a second. */
    public long atOnce() {
        return changes.stream().filter(change -> change.waited().filter(waited -> waited
                .compareTo(AT_ONCE) <= 0).isPresent()).count();
    }

    /** Wishes that were never in force. */
    public long never() {
        return changes.stream().filter(change -> change.inForce().isEmpty()).count();
    }
}
