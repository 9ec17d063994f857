package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.Duration;
import java.time.Instant;

/**
 * What is simulated.
 *
 * @param days counted after the warm-up
 * @param seed of the thermometer's noise
 */
public record Scene(HouseModel house, Weather weather, WeeklySchedule schedule, Instant start,
        Duration warmUp, Duration days,
        long seed) {}
