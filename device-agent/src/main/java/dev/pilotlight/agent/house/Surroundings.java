package dev.pilotlight.agent.house;

import java.time.Instant;

/**
 * What acts on a house from outside and from the people in it, for a minute. Immutable.
 *
 * @param outdoorC outdoor temperature in °C
 * @param solarWPerM2 global horizontal radiation
 * @param gainsW heat of people and appliances
 */
public record Surroundings(double outdoorC, double solarWPerM2, double gainsW) {
    private static final double GAINS_W = 200;
    private static final double PRESENCE_GAINS_W = 250;
    private static final long DAY_MINUTES = 1_440;

    /** In the middle of that minute, counted from 1970 in UTC. */
    static Surroundings of(Weather weather, long minute) {
        Instant middle = Instant.ofEpochSecond(minute * 60 + 30);
        return new Surroundings(weather.outdoorC(middle), weather.solarWPerM2(middle),
                gains(minute));
    }

    /** People and appliances: always some, more from 07 to 09 and from 17 to 23. */
    private static double gains(long minute) {
        long hour = Math.floorMod(minute, DAY_MINUTES) / 60;
        boolean present = (hour >= 7 && hour < 9) || (hour >= 17 && hour < 23);
        return present ? GAINS_W + PRESENCE_GAINS_W : GAINS_W;
    }
}
