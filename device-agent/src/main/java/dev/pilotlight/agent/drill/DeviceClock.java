package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The clocks of a device, apart from true time. One thread. */
final class DeviceClock implements TimeSource {
    private Moment now;
    private Duration bootedAt = Duration.ZERO;

    DeviceClock(Instant start) {
        this.now = new Moment(start, Duration.ZERO, ClockTrust.TRUSTED);
    }

    /** Power came back. */
    void boot(Duration at) {
        bootedAt = at;
    }

    void set(Instant wall, Duration at, ClockTrust trust) {
        now = new Moment(wall, at.minus(bootedAt), trust);
    }

    @Override
    public Moment now() {
        return now;
    }
}
