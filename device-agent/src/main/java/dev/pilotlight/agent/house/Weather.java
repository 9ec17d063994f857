package dev.pilotlight.agent.house;

import java.time.Instant;

/** What the house stands in. Any thread; the same moment always has the same weather. */
public interface Weather {
    /** Outdoor temperature in °C. */
    double outdoorC(Instant at);

    /** Global horizontal radiation in W/m². */
    double solarWPerM2(Instant at);
}
