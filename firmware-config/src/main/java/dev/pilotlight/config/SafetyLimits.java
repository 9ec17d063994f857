package dev.pilotlight.config;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * What holds whoever asks for what (law L2). The configuration may only tighten the built-in bounds
 * below, never relax them.
 *
 * @param frostFloor below it heat is called for in every mode
 * @param ceiling above it heat is off in every mode
 * @param staleAfter a reading older than that is no reading
 * @param maximumRun longest heating or cooling at a stretch
 * @param guards what watches the floor and the windows
 */
public record SafetyLimits(Temperature frostFloor, Temperature ceiling, RestTimes heat,
        RestTimes cool, Duration staleAfter,
        Duration maximumRun, Guards guards) {

    /** Least times on and off; OFF by a person or by safety always passes. */
    public record RestTimes(Duration minimumOn, Duration minimumOff) {}

    /**
     * What watches the floor and the windows.
     *
     * @param floorCeiling above it a floor sensor stops heating (EN 1264: 29 °C where people are)
     * @param windowBySlope whether a sudden fall is taken for an open window
     * @param windowPause how long such a fall stops heating at most; an open contact four times
     *        that
     */
    public record Guards(Temperature floorCeiling, boolean windowBySlope, Duration windowPause) {}

    public static final Temperature LOWEST_FROST_FLOOR = Temperature.ofMilliC(4_000);
    public static final Temperature HIGHEST_FROST_FLOOR = Temperature.ofMilliC(12_000);
    public static final Temperature LOWEST_CEILING = Temperature.ofMilliC(25_000);
    public static final Temperature HIGHEST_CEILING = Temperature.ofMilliC(35_000);
    public static final Temperature LOWEST_FLOOR_CEILING = Temperature.ofMilliC(20_000);
    public static final Temperature HIGHEST_FLOOR_CEILING = Temperature.ofMilliC(45_000);
    public static final Duration LONGEST_STALE_AFTER = Duration.ofMinutes(30);
    public static final Duration LONGEST_RUN = Duration.ofHours(24);

    /** What a configuration that says nothing gets. */
    public static final SafetyLimits DEFAULTS = new SafetyLimits(Temperature.ofMilliC(5_000),
            Temperature.ofMilliC(30_000),
            new RestTimes(Duration.ofMinutes(2), Duration.ofMinutes(3)),
            new RestTimes(Duration.ofMinutes(3), Duration.ofMinutes(5)), Duration.ofMinutes(5),
            Duration.ofHours(12),
            new Guards(Temperature.ofMilliC(29_000), true, Duration.ofMinutes(30)));
}
