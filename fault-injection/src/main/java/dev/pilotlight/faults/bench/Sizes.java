package dev.pilotlight.faults.bench;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param points published as fast as possible, by all devices together
 * @param rate points a second of the steady part
 * @param kills how often the cloud is killed
 * @param killPoints acknowledged before the last kill, by all devices together
 */
public record Sizes(int devices, int points, int rate, Duration steady, int kills,
        int killPoints) {
    /** One of so many points goes before the others and is not measured: compilers are at work. */
    static final int WARM_UP = 4;
    /** How memory is measured: so many connect at once, so often. */
    static final int LIVE_DEVICES = 200;
    static final int LIVE_ROUNDS = 5;

    String thing(int index) {
        return "load-" + (index + 1);
    }

    int pointsEach() {
        return Math.max(1, points / devices);
    }
}
