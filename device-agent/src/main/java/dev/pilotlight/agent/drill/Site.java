package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.Map;

/**
 * Where a drill is played.
 *
 * @param house that is heated
 * @param saved what an earlier run has stored
 * @param seed of the noise
 */
record Site(FirmwareConfig config, Dynamics house, Weather weather, Instant start,
        Map<String, Doc> saved, long seed) {}
