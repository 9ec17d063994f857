package dev.pilotlight.agent.house;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Weather of a climate, made from a seed: a yearly and a daily wave, fronts that pass in days, and
 * clouds. Not a forecast of anything; realistic enough in its swings to try a thermostat against.
 */
public final class GeneratedWeather implements Weather {
    private static final double COLDEST_DAY = 20;
    private static final double WARMEST_HOUR = 15;
    private static final double[] FRONT_DAYS = {2.9, 5.3, 8.7, 13.1};
    private static final double CLEAR_SKY = 1_000;
    private static final double CLEAREST = 0.85;

    private final long seed;
    private final Climate climate;
    private final double[] frontPhases;

    /**
     * Where it is, in round figures of climate tables.
     */
    public enum Climate {
        /** Western Germany, 51° north: mild and wet. */
        TEMPERATE(51, 9.8, 8.8, 3.2, 1.9, 0.15),
        /** High plains, 40° north: cold and sunny winters, hot dry summers, wide swings. */
        CONTINENTAL(40, 10, 12, 6.5, 3.2, 0.45),
        /** Southern Spain, 37° north: hot summers. */
        HOT(37, 19, 9.5, 6, 1.4, 0.5);

        private final double latitude;
        private final double mean;
        private final double yearly;
        private final double daily;
        private final double front;
        private final double dullest;

        Climate(double latitude, double mean, double yearly, double daily, double front,
                double dullest) {
            this.latitude = Math.toRadians(latitude);
            this.mean = mean;
            this.yearly = yearly;
            this.daily = daily;
            this.front = front;
            this.dullest = dullest;
        }

        /** The climate of that name in lower case. */
        public static Optional<Climate> parse(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
        }
    }

    /** Temperate weather. */
    public GeneratedWeather(long seed) {
        this(seed, Climate.TEMPERATE);
    }

    public GeneratedWeather(long seed, Climate climate) {
        this.seed = seed;
        this.climate = climate;
        this.frontPhases = new SplittableRandom(seed).doubles(FRONT_DAYS.length, 0, 2 * Math.PI)
                .toArray();
    }

    @Override
    public double outdoorC(Instant at) {
        double day = day(at);
        double hour = hour(at);
        double yearly = -climate.yearly
                * Math.cos(2 * Math.PI * (dayOfYear(at) - COLDEST_DAY) / 365.25);
        double daily = climate.daily * Math.cos(2 * Math.PI * (hour - WARMEST_HOUR) / 24)
                * (0.5 + clearness(at));
        double fronts = 0;
        for (int i = 0; i < FRONT_DAYS.length; i++) {
            fronts += climate.front * Math.sin(2 * Math.PI * day / FRONT_DAYS[i] + frontPhases[i]);
        }
        return climate.mean + yearly + daily + fronts;
    }

    @Override
    public double solarWPerM2(Instant at) {
        double sine = sineOfElevation(at);
        return sine <= 0 ? 0 : CLEAR_SKY * Math.pow(sine, 1.15) * clearness(at);
    }

    /** Sun's elevation from declination and hour angle (Cooper 1969). */
    private double sineOfElevation(Instant at) {
        double declination = Math.toRadians(23.45)
                * Math.sin(2 * Math.PI * (284 + dayOfYear(at)) / 365);
        double hourAngle = Math.toRadians(15 * (hour(at) - 12));
        return Math.sin(climate.latitude) * Math.sin(declination)
                + Math.cos(climate.latitude) * Math.cos(declination) * Math.cos(hourAngle);
    }

    /** From the dullest (overcast) to 0.85 (clear), moving from one day's value to the next. */
    private double clearness(Instant at) {
        double day = day(at);
        long today = (long) Math.floor(day);
        double share = day - today;
        return climate.dullest + (CLEAREST - climate.dullest)
                * ((1 - share) * dayRandom(today) + share * dayRandom(today + 1));
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
