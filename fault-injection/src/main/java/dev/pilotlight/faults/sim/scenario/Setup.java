package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.faults.sim.agent.Blueprint;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a story begins with.
 *
 * @param houses how many, all alike but for their noise
 * @param far what is beyond the houses
 * @param model a built-in house
 * @param week the schedule, as a configuration writes it
 * @param outside constant temperature in °C; empty for the weather of the seed
 * @param start true wall time of the beginning
 * @param pace how often the devices do what they do
 */
public record Setup(int houses, Far far, String model, String week, Optional<Double> outside,
        Instant start, Pace pace) {
    /** The tenant of every house. */
    public static final String TENANT = "sim";
    /** What everybody has on the wall. */
    public static final List<String> SENSORS = List.of("room", "shelf", "outdoor");

    private static final Instant WINTER = Instant.parse("2026-01-20T11:00:00Z");
    private static final String CONSTANT = """
            schedule:
              zone: UTC
              entries:
                all-day: {days: daily, at: "00:00", target: %s}
            """;

    /** Houses that hold one target in the seed's weather of January. */
    public static Setup of(int houses, int brokers) {
        return new Setup(houses, new Far(brokers, false), "light-flat", CONSTANT.formatted("20"),
                Optional.empty(),
                WINTER, Pace.USUAL);
    }

    /** The same with another target all day. */
    public Setup target(double celsius) {
        return new Setup(houses, far, model, CONSTANT.formatted(celsius), outside, start,
                pace);
    }

    /** The same with brokers of the user's own. */
    public Setup own() {
        return new Setup(houses, new Far(far.brokers(), true), model, week, outside, start, pace);
    }

    /** The same in constant weather. */
    public Setup outside(double celsius) {
        return new Setup(houses, far, model, week, Optional.of(celsius), start, pace);
    }

    /** The same with a week of its own, in a zone of its own, from that moment on. */
    public Setup week(String schedule, Instant from) {
        return new Setup(houses, far, model, schedule, outside, from, pace);
    }

    /** The same with devices that decide and record so often. */
    public Setup pace(Duration tick, Duration every) {
        return new Setup(houses, far, model, week, outside, start, new Pace(tick, every,
                OptionalLong.empty()));
    }

    /** The same with cards that keep so many readings. */
    public Setup keeping(long readings) {
        return new Setup(houses, far, model, week, outside, start, new Pace(pace.tick(), pace
                .every(), OptionalLong.of(readings)));
    }

    /**
     * What is beyond the houses.
     *
     * @param brokers how many ways there are to it; none for houses on their own
     * @param own whether they are the user's own, with no cloud behind them
     */
    public record Far(int brokers, boolean own) {}

    /**
     * How often a device decides, how often it records, and how much of that it keeps.
     *
     * @param tick four times the shipped one, which leaves time for four times the seeds
     * @param keeps readings on its card; empty for as many as the product keeps
     */
    public record Pace(Duration tick, Duration every, OptionalLong keeps) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(4), Duration.ofMinutes(1),
                OptionalLong.empty());
    }

    /** The device of that number. */
    Blueprint blueprint(int number, long seed) {
        Weather weather = outside.<Weather>map(Steady::new).orElseGet(() -> new GeneratedWeather(
                seed));
        DeviceFile file = new DeviceFile(number, model, "tick: " + pace.tick().toSeconds() + "s",
                pace.every(), far, week);
        return new Blueprint(number, file.read(), Codec.yaml(file.yaml().getBytes(
                StandardCharsets.UTF_8)).toOptional().orElseThrow(),
                new Dynamics(HouseFile.builtIn(model).toOptional().orElseThrow()), weather, start,
                pace.keeps());
    }

    private record Steady(double celsius) implements Weather {
        @Override
        public double outdoorC(Instant at) {
            return celsius;
        }

        @Override
        public double solarWPerM2(Instant at) {
            return 0;
        }
    }
}
