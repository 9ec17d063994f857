package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a house has to be heated or cooled, as its owner would have told the thermostat. Pure.
 */
public final class Season {
    private static final Duration STEP = Duration.ofMinutes(30);

    private Season() {}

    /**
     * Heat, unless the house has a cooler and either no heater, or a plan that asks for less by day
     * than by night, or a target that it would exceed on average if it were left alone.
     */
    public static Mode mode(HouseModel house, Weather weather, WeeklySchedule plan,
            Scene.Span span) {
        if (!house.cools()) {
            return Mode.HEAT;
        }
        if (!house.heats()) {
            return Mode.COOL;
        }
        double daily = plan(plan, span.start(), 13) - plan(plan, span.start(), 3);
        if (daily != 0) {
            return daily > 0 ? Mode.HEAT : Mode.COOL;
        }
        return surplus(house, weather, plan, span) > 0 ? Mode.COOL : Mode.HEAT;
    }

    /** The mean target of a week at that hour of UTC, in °C. */
    private static double plan(WeeklySchedule plan, Instant start, int hour) {
        double sum = 0;
        for (int day = 0; day < 7; day++) {
            sum += target(plan, start.plus(Duration.ofHours(24L * day + hour)));
        }
        return sum / 7;
    }

    private static double surplus(HouseModel model, Weather weather, WeeklySchedule plan,
            Scene.Span span) {
        House house = new House(model, weather, 0);
        house.advance(span.start(), span.warmUp(), Outputs.OPEN);
        Instant now = span.start().plus(span.warmUp());
        double sum = 0;
        for (long i = span.days().dividedBy(STEP); i > 0; i--) {
            house.advance(now, STEP, Outputs.OPEN);
            now = now.plus(STEP);
            sum += house.roomC() - target(plan, now);
        }
        return sum;
    }

    private static double target(WeeklySchedule plan, Instant at) {
        return plan.at(at).map(Slot::target).orElseThrow().celsius();
    }
}
