package dev.pilotlight.oracle;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment as a device sees it.
 *
 * @param wall what its clock says
 * @param uptime time since its program started; never goes back within one start
 * @param start which start of the program it is; uptimes of two starts cannot be compared
 * @param known whether the device believes {@code wall}
 */
public record ClockReading(Instant wall, Duration uptime, int start, boolean known) {
    /** Of a device that knows the time. */
    public static ClockReading known(Instant wall, Duration uptime, int start) {
        return new ClockReading(wall, uptime, start, true);
    }

    /** Of a device whose clock was never set in this start. */
    public static ClockReading unknown(Instant wall, Duration uptime, int start) {
        return new ClockReading(wall, uptime, start, false);
    }
}
