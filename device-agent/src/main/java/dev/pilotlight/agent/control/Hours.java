package dev.pilotlight.agent.control;

import java.time.Duration;

/** Time as the models count it: hours. */
final class Hours {
    private static final double MILLIS = 3.6e6;

    private Hours() {}

    static double of(Duration time) {
        return time.toMillis() / MILLIS;
    }

    static Duration duration(double hours) {
        return Duration.ofMillis(Math.round(hours * MILLIS));
    }
}
