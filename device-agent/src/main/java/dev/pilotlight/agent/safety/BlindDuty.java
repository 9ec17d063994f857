package dev.pilotlight.agent.safety;

import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * The bounded duty against frost while no reading is believed: {@code on} at the start of each
 * {@code period}, and only once the room may have become as cold as {@code below}.
 *
 * <p>
 * How cold it may be is estimated from the last believed reading by the fall of a badly insulated
 * house; without any reading yet, the duty starts after {@link #NEVER_READ}.
 *
 * @param fallMilliKPerHour how fast the room is supposed to cool at worst
 */
public record BlindDuty(Duration on, Duration period, Temperature below, int fallMilliKPerHour) {
    /** How long an agent that never read anything stays at rest. */
    static final Duration NEVER_READ = Duration.ofHours(1);

    /** Nine minutes an hour, below 8 °C, at a fall of 1 K an hour. */
    public static final BlindDuty DEFAULT = new BlindDuty(Duration.ofMinutes(9),
            Duration.ofHours(1), Temperature.ofMilliC(8_000), 1_000);

    public BlindDuty {
        if (on.multipliedBy(4).compareTo(period) > 0) {
            throw new IllegalArgumentException("duty is " + on + " of " + period
                    + ", want at most a quarter");
        }
    }

    /** Whether it heats now, at uptime {@code now}. */
    boolean isOn(Sight sight, Duration now) {
        return mayFreeze(sight) && now.toMillis() % period.toMillis() < on.toMillis();
    }

    private boolean mayFreeze(Sight sight) {
        if (sight.outdoor().filter(outside -> outside.isAbove(below)).isPresent()) {
            return false;
        }
        return sight.lastRoom().map(last -> {
            long fallen = sight.blindFor().toMillis() * fallMilliKPerHour / 3_600_000;
            return last.milliC() - fallen <= below.milliC();
        }).orElse(sight.blindFor().compareTo(NEVER_READ) >= 0);
    }
}
