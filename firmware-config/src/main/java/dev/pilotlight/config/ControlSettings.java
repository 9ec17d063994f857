package dev.pilotlight.config;

import dev.pilotlight.schedule.Presets;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How the room is controlled.
 *
 * @param controller which rule decides
 * @param early what may be done ahead of a change of the target
 * @param deadbandMilliK full width of the hysteresis around the target, in thousandths of a kelvin
 * @param tick how often the loop decides
 * @param safeTarget what holds when nothing else does: no schedule, or a clock that is not trusted
 * @param presets what the presets mean until somebody edits them
 * @param unit the degrees that people see until somebody changes them
 */
public record ControlSettings(Rule controller, Early early, int deadbandMilliK, Duration tick,
        Temperature safeTarget, Presets presets, Degrees unit) {
    public static final ControlSettings DEFAULTS = new ControlSettings(Rule.LEARNING,
            new Early(true, true), 400, Duration.ofSeconds(1), Temperature.ofMilliC(17_000),
            Presets.DEFAULTS, Degrees.CELSIUS);

    /** The rules that there are. */
    public enum Rule {
        /** Learns the house and looks ahead; the default. */
        LEARNING,
        /** Proportional and integral, in pulses. */
        PI,
        /** On below a band, off above it. */
        HYSTERESIS;

        /** The word in files and options. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Rule> parse(String word) {
            for (Rule rule : values()) {
                if (rule.word().equals(word)) {
                    return Optional.of(rule);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What may be done ahead of a change of the target.
     *
     * @param start heat (or cool) before it, so that the room is there in time
     * @param stop let the room coast towards it
     */
    public record Early(boolean start, boolean stop) {}

    /** The same with another rule. */
    public ControlSettings with(Rule rule) {
        return new ControlSettings(rule, early, deadbandMilliK, tick, safeTarget, presets,
                unit);
    }

    /** The same with other leave to act ahead. */
    public ControlSettings with(Early leave) {
        return new ControlSettings(controller, leave, deadbandMilliK, tick, safeTarget, presets,
                unit);
    }
}
