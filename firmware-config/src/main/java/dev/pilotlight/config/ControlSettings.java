package dev.pilotlight.config;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * How the room is controlled.
 *
 * @param deadbandMilliK full width of the hysteresis around the target, in thousandths of a kelvin
 * @param tick how often the loop decides
 * @param safeTarget what holds when nothing else does: no schedule, or a clock that is not trusted
 */
public record ControlSettings(int deadbandMilliK, Duration tick, Temperature safeTarget) {
    public static final ControlSettings DEFAULTS = new ControlSettings(400, Duration.ofSeconds(1),
            Temperature.ofMilliC(17_000));
}
