package dev.pilotlight.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What is wired to be switched.
 *
 * @param heat a relay that calls a boiler or heater
 * @param cool a relay that calls a cooler
 * @param heatPump a compressor; it takes the place of {@code heat} and {@code cool}
 * @param secondStage a second stage of heat; beside a heat pump its auxiliary heater
 * @param secondCool a second stage of cooling
 * @param air a fan
 * @param exercise what is moved after idle weeks
 * @param cutOff a second relay in series with everything that heats or cools
 */
public record Equipment(boolean heat, boolean cool, Optional<HeatPump> heatPump,
        Optional<SecondStage> secondStage, Optional<SecondStage> secondCool, Optional<Fan> air,
        Optional<Exercise> exercise, boolean cutOff) {

    /** Plain relays alone. */
    public Equipment(boolean heat, boolean cool) {
        this(heat, cool, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false);
    }

    /** Whether the room can be heated. */
    public boolean heats() {
        return heat || heatPump.isPresent();
    }

    /** Whether the room can be cooled. */
    public boolean cools() {
        return cool || heatPump.filter(HeatPump::reversing).isPresent();
    }

    /**
     * A compressor.
     *
     * @param reversing whether it has a valve to turn it round for cooling
     */
    public record HeatPump(boolean reversing) {}

    /**
     * A second stage joins in when the room is so far from its target, or when the first has run
     * for so long without reaching it; it has rest times of its own.
     *
     * @param apartMilliK how far, in thousandths of a kelvin: below while heating, above while
     *        cooling
     */
    public record SecondStage(int apartMilliK, Duration after, SafetyLimits.RestTimes times) {
        /** What a configuration that names it and says no more gets. */
        public static final SecondStage DEFAULTS = new SecondStage(1_500, Duration.ofMinutes(40),
                new SafetyLimits.RestTimes(Duration.ofMinutes(2), Duration.ofMinutes(3)));
        /** The same of cooling, where it may be a compressor. */
        public static final SecondStage COOLING = new SecondStage(1_500, Duration.ofMinutes(40),
                new SafetyLimits.RestTimes(Duration.ofMinutes(3), Duration.ofMinutes(5)));
    }

    /** A fan, and how long it runs on to bring in what is still warm or cold. */
    public record Fan(Duration afterHeat, Duration afterCool) {
        /** What a configuration that names it and says no more gets. */
        public static final Fan DEFAULTS = new Fan(Duration.ofSeconds(90), Duration.ofSeconds(60));
    }

    /**
     * A short run of a pump or valve that would seize.
     *
     * @param afterIdle without a run for so long
     * @param run how long it is moved
     * @param pump a relay of its own moves it, without heat; otherwise the heating relay does
     */
    public record Exercise(Duration afterIdle, Duration run, boolean pump) {
        /** What a configuration that names it and says no more gets. */
        public static final Exercise DEFAULTS = new Exercise(Duration.ofDays(14),
                Duration.ofMinutes(3), false);
    }
}
