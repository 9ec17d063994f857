package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Says what no controller can change: how far the equipment of a house reaches at all. Pure. */
public final class Capability {
    private static final Duration HOUR = Duration.ofHours(1);
    /** Until any house has settled. */
    private static final int SETTLES_HOURS = 20 * 24;
    private static final int DAY_HOURS = 24;
    /** So near is near enough. */
    private static final double THERE_K = 0.3;

    private Capability() {}

    /**
     * What everything at full power makes of the room, in words, if the worst hour of the scene
     * lasts and the sun does not shine; empty where that is enough for every target.
     */
    public static Optional<String> limit(Scene scene) {
        boolean cools = scene.mode() == Mode.COOL;
        double outdoor = worst(scene, cools);
        double held = held(scene, outdoor);
        double wanted = wanted(scene, cools);
        boolean reaches = cools ? held <= wanted + THERE_K : held >= wanted - THERE_K;
        return reaches
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT,
                        "while it is %.1f °C outside, this equipment %s at %s %.1f °C", outdoor,
                        cools ? "cools to" : "holds", cools ? "best" : "most", held));
    }

    private static double worst(Scene scene, boolean cools) {
        Instant first = scene.span().start().plus(scene.span().warmUp());
        double worst = scene.weather().outdoorC(first);
        for (long hour = scene.span().days().toHours(); hour > 0; hour--) {
            double outdoor = scene.weather().outdoorC(first.plus(HOUR.multipliedBy(hour)));
            worst = cools ? Math.max(worst, outdoor) : Math.min(worst, outdoor);
        }
        return worst;
    }

    private static double wanted(Scene scene, boolean cools) {
        var targets = scene.plan().entries().values().stream().map(ScheduleEntry::target)
                .mapToDouble(Temperature::celsius);
        return cools ? targets.min().orElseThrow() : targets.max().orElseThrow();
    }

    /** The mean of a settled day. */
    private static double held(Scene scene, double outdoor) {
        House house = new House(scene.house(), new Steady(outdoor), 0);
        Outputs all = everything(scene.house(), scene.mode());
        Instant now = scene.span().start();
        double sum = 0;
        for (int hour = 0; hour < SETTLES_HOURS; hour++) {
            house.advance(now, HOUR, all);
            now = now.plus(HOUR);
            sum += hour >= SETTLES_HOURS - DAY_HOURS ? house.roomC() : 0;
        }
        return sum / DAY_HOURS;
    }

    private static Outputs everything(HouseModel house, Mode mode) {
        boolean pump = house.has(HouseModel.Kind.HEAT_PUMP);
        if (mode == Mode.COOL) {
            return pump ? Outputs.of(Output.COMPRESSOR, Output.REVERSING) : Outputs.COOL;
        }
        return Outputs.of(pump ? Output.COMPRESSOR : Output.HEAT, Output.SECOND_STAGE);
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
