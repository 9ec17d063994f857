package dev.pilotlight.agent.house;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * Weather of a temperate place (about 51° north), made from a seed: a yearly and a daily wave,
 * fronts that pass in days, and clouds. Not a forecast of anything; realistic enough in its swings
 * to try a thermostat against.
 */
public final class GeneratedWeather implements Weather {
    private static final double LATITUDE = Math.toRadians(51);
    private static final double YEAR_MEAN_C = 9.8;
    private static final double YEAR_SWING_K = 8.8;
    private static final double COLDEST_DAY = 20;
    private static final double DAY_SWING_K = 3.2;
    private static final double WARMEST_HOUR = 15;
    private static final double[] FRONT_DAYS = {2.9, 5.3, 8.7, 13.1};
    private static final double FRONT_SWING_K = 1.9;
    private static final double CLEAR_SKY = 1_000;

    private final long seed;
    private final double[] frontPhases;

    public GeneratedWeather(long seed) {
        this.seed = seed;
        this.frontPhases = new SplittableRandom(seed).doubles(FRONT_DAYS.length, 0, 2 * Math.PI)
                .toArray();
    }

    @Override
    public double outdoorC(Instant at) {
        double day = day(at);
        double hour = hour(at);
        double yearly = -YEAR_SWING_K
                * Math.cos(2 * Math.PI * (dayOfYear(at) - COLDEST_DAY) / 365.25);
        double daily = DAY_SWING_K * Math.cos(2 * Math.PI * (hour - WARMEST_HOUR) / 24)
                * (0.5 + clearness(at));
        double fronts = 0;
        for (int i = 0; i < FRONT_DAYS.length; i++) {
            fronts += FRONT_SWING_K * Math.sin(2 * Math.PI * day / FRONT_DAYS[i] + frontPhases[i]);
        }
        return YEAR_MEAN_C + yearly + daily + fronts;
    }

    @Override
    public double solarWPerM2(Instant at) {
        double sine = sineOfElevation(at);
        return sine <= 0 ? 0 : CLEAR_SKY * Math.pow(sine, 1.15) * clearness(at);
    }

    /** Sun's elevation from declination and hour angle (Cooper 1969). */
    private static double sineOfElevation(Instant at) {
        double declination = Math.toRadians(23.45)
                * Math.sin(2 * Math.PI * (284 + dayOfYear(at)) / 365);
        double hourAngle = Math.toRadians(15 * (hour(at) - 12));
        return Math.sin(LATITUDE) * Math.sin(declination)
                + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
    }

    /** From 0.15 (overcast) to 0.85 (clear), moving from one day's value to the next. */
    private double clearness(Instant at) {
        double day = day(at);
        long today = (long) Math.floor(day);
        double share = day - today;
        return 0.15 + 0.7 * ((1 - share) * dayRandom(today) + share * dayRandom(today + 1));
    }

    private double dayRandom(long day) {
        return new SplittableRandom(seed * 31 + day).nextDouble();
    }

    private static double day(Instant at) {
        return at.toEpochMilli() / 86_400_000.0;
    }

    private static double dayOfYear(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return time.getDayOfYear() + hour(at) / 24;
    }

    private static double hour(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / 3.6e12;
    }
}
