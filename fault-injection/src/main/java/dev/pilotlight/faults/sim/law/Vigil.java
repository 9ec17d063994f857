package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.sim.agent.Home;
import java.time.Duration;

/**
 * Since when a house's device decides without a break, and since when its senses tell the truth:
 * what a rule has to know before it may blame anybody. Looked at after every event. One thread.
 */
final class Vigil {
    private final Home home;
    private Duration idleAt = Duration.ZERO;
    private Duration decidedUntil = Duration.ZERO;
    private Duration deceivedAt = Duration.ZERO;
    private Duration seeingAt = Duration.ZERO;
    private Duration wrongClockAt = Duration.ZERO;
    private Duration pause = Duration.ZERO;
    private boolean decided;

    Vigil(Home home) {
        this.home = home;
    }

    void look() {
        Duration now = home.world().now();
        boolean deciding = home.isDeciding();
        if (deciding) {
            pause = now.minus(decidedUntil);
            decidedUntil = now;
        }
        if (!deciding || !decided) {
            idleAt = now;
        }
        decided = deciding;
        if (!home.isDeciding() || !home.probes().areHonest() || home.configs().blinds()
                || !home.contacts().isSound()) {
            deceivedAt = now;
        }
        if (!home.probes().areBlind()) {
            seeingAt = now;
        }
        if (!home.clock().isTrue()) {
            wrongClockAt = now;
        }
    }

    /** How long it has decided without a break. */
    Duration decidingFor() {
        return now().minus(idleAt);
    }

    /** How long nobody has decided; zero while somebody does. */
    Duration idleFor() {
        return now().minus(decidedUntil);
    }

    /** How long nobody had decided before the present event. */
    Duration pause() {
        return pause;
    }

    /** How long every thermometer and every relay has been what it seems. */
    Duration honestFor() {
        return now().minus(deceivedAt);
    }

    /** How long no thermometer has given anything. */
    Duration blindFor() {
        return now().minus(seeingAt);
    }

    /** How long the wall clock has been right. */
    Duration rightClockFor() {
        return now().minus(wrongClockAt);
    }

    private Duration now() {
        return home.world().now();
    }
}
