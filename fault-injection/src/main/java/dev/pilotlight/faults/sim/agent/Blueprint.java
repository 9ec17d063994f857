package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.config.FirmwareConfig;
import java.time.Instant;

/**
 * What a house and its device are made from.
 *
 * @param number from 0
 * @param start true wall time of the beginning
 */
public record Blueprint(int number, FirmwareConfig config, Dynamics house, Weather weather,
        Instant start) {
    /** What it is called in traces. */
    public String name() {
        return config.thing().value();
    }
}
