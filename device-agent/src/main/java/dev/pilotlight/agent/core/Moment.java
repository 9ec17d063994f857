package dev.pilotlight.agent.core;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, on two clocks. Immutable.
 *
 * @param wall for schedules and time stamps; may jump and may be wrong, see {@code clock}
 * @param uptime for every timeout, rest time and age; never goes back within one start
 * @param clock how far {@code wall} can be believed
 */
public record Moment(Instant wall, Duration uptime, ClockTrust clock) {
    /** The age of something that happened at {@code then} (uptime); never negative. */
    public Duration since(Duration then) {
        Duration age = uptime.minus(then);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
