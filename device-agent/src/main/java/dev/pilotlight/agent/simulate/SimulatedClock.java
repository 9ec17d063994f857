package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Both clocks go as the simulation lets them. One thread. */
final class SimulatedClock implements TimeSource {
    private Instant wall;
    private Duration uptime = Duration.ZERO;
    private Moment now;

    SimulatedClock(Instant start) {
        this.wall = start;
        this.now = new Moment(wall, uptime, ClockTrust.TRUSTED);
    }

    void advance(Duration time) {
        wall = wall.plus(time);
        uptime = uptime.plus(time);
        now = new Moment(wall, uptime, ClockTrust.TRUSTED);
    }

    Instant wall() {
        return wall;
    }

    Duration uptime() {
        return uptime;
    }

    @Override
    public Moment now() {
        return now;
    }
}
