package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;

/**
 * What is simulated.
 *
 * @param plan the targets that the room is judged by
 * @param mode heat or cool
 * @param outdoorSensor whether the thermostat is told the outdoor temperature
 * @param seed of the thermometer's noise
 */
public record Scene(HouseModel house, Weather weather, WeeklySchedule plan, Span span, Mode mode,
        boolean outdoorSensor, long seed) {

    /** The same with other noise. */
    public Scene seeded(long other) {
        return new Scene(house, weather, plan, span, mode, outdoorSensor, other);
    }

    /**
     * When.
     *
     * @param days counted after the warm-up
     */
    public record Span(Instant start, Duration warmUp, Duration days) {
        /** Warm-up and days. */
        public double allDays() {
            return warmUp.plus(days).toMinutes() / 1_440.0;
        }
    }
}
