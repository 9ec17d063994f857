package dev.pilotlight.faults.replay.street;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.faults.replay.outage.Condition;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.sim.agent.Blueprint;
import dev.pilotlight.faults.sim.scenario.DeviceFile;
import dev.pilotlight.faults.sim.scenario.Setup;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Builds the households: kinds of houses and weeks in turn, and one weather for all. Pure. */
final class Neighbourhood {
    private static final List<String> MODELS = List.of("semi-detached", "light-flat",
            "gas-detached", "flat", "detached", "floor-heating");
    private static final List<String> WEEKS = List.of("""
                family-wakes: {days: daily, at: "06:00", target: 20.5}
                out: {days: daily, at: "08:30", target: 17}
                family-returns: {days: daily, at: "14:30", target: 21}
                night: {days: daily, at: "22:30", target: 16.5}
            """, """
                early: {days: daily, at: "05:00", target: 20}
                out: {days: daily, at: "07:00", target: 16}
                returns: {days: daily, at: "16:00", target: 21}
                night: {days: daily, at: "22:00", target: 17}
            """, """
                wakes: {days: daily, at: "07:00", target: 21}
                night: {days: daily, at: "23:00", target: 18}
            """, """
                wakes: {days: daily, at: "09:30", target: 20}
                late-shift: {days: daily, at: "13:00", target: 16.5}
                returns: {days: daily, at: "19:00", target: 20.5}
                night: {days: daily, at: "23:30", target: 17}
            """);
    private static final String SCHEDULE = """
            schedule:
              zone: UTC
              entries:
            """;
    private static final String NO_WEEK = """
                none: {days: daily, at: "00:00", target: 17}
            """;

    private Neighbourhood() {}

    /** So many households, for that outage; a seed deals kinds and weeks. */
    static List<Neighbour> of(Outage outage, int houses, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        int firstModel = chance.nextInt(MODELS.size());
        int firstWeek = chance.nextInt(WEEKS.size());
        Instant start = Outage.simulated(outage.begins());
        Weather weather = new Winter(new GeneratedWeather(seed), start);
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < houses; i++) {
            all.add(neighbour(i, MODELS.get((firstModel + i) % MODELS.size()), WEEKS.get((firstWeek
                    + i + i / MODELS.size()) % WEEKS.size()), weather, start));
        }
        return all;
    }

    private static Neighbour neighbour(int number, String model, String week, Weather weather,
            Instant start) {
        HouseModel house = HouseFile.builtIn(model).toOptional().orElseThrow();
        Dynamics dynamics = new Dynamics(house);
        FirmwareConfig own = config(number, model, new Setup.Far(Condition.brokers(), false),
                week);
        FirmwareConfig cloudRun = config(number, model, new Setup.Far(0, false), NO_WEEK);
        return new Neighbour(number, house.name(), own.schedule(), new Blueprint(number, own,
                dynamics, weather, start),
                new Blueprint(number, cloudRun, dynamics, weather,
                        start));
    }

    private static FirmwareConfig config(int number, String model, Setup.Far far, String week) {
        return new DeviceFile(number, model, "tick: 10s, earlyStart: false, earlyStop: false",
                Duration.ofMinutes(2), far, SCHEDULE + week).read();
    }

    /**
     * Generated weather of the days around 20 January, whenever the outage was.
     *
     * @param shift whole days, so that noon stays noon
     */
    private record Winter(Weather weather, Duration shift) implements Weather {
        private static final int COLD_DAY = 20;

        Winter(Weather weather, Instant start) {
            this(weather, Duration.ofDays(COLD_DAY - start.atZone(ZoneOffset.UTC)
                    .getDayOfYear()));
        }

        @Override
        public double outdoorC(Instant at) {
            return weather.outdoorC(at.plus(shift));
        }

        @Override
        public double solarWPerM2(Instant at) {
            return weather.solarWPerM2(at.plus(shift));
        }
    }
}
