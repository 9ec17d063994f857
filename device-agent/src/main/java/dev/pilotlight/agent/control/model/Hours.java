package dev.pilotlight.agent.control.model;

import java.time.Duration;

/** Time as the models count it: hours. */
public final class Hours {
    private static final double MILLIS = 3.6e6;

    private Hours() {}

    public static double of(Duration time) {
        return time.toMillis() / MILLIS;
    }

    public static Duration duration(double hours) {
        return Duration.ofMillis(Math.round(hours * MILLIS));
    }
}
