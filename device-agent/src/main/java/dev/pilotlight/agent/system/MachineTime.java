package dev.pilotlight.agent.system;

import dev.pilotlight.agent.port.TimeSource;
import java.time.Duration;

/** Time that knows how long one really has to wait for an uptime. Any thread. */
public interface MachineTime extends TimeSource {
    /** Real time until that uptime is reached; negative when it has passed. */
    Duration realUntil(Duration uptime);

    /** How often the speed was changed; what spans a change says nothing about punctuality. */
    long turns();

    /** Ticks are never closer in real time, however fast the clock is turned. */
    Duration leastBetweenTicks();

    /** The same machine without a demonstration's speed, for everything that meets the network. */
    TimeSource real();
}
