package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * What is done while no reading is believed. First, for {@link #LEARNED_FOR}, a share of the duty
 * that was lately needed: {@link #SHARE_PERCENT} of it and never above half, in periods of
 * {@link #LEARNED_PERIOD}. A house that was 20 K warmer than outdoors on its full duty becomes at
 * most 16 K warmer than outdoors on that share, so even a day that warms up by 10 K meanwhile does
 * not overheat it. After that, or without a past to go by, only frost is kept out: {@code on} at
 * the start of each {@code period}, and only once the room may have become as cold as
 * {@code below}.
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
    /** The weather of the past says little about tomorrow's. */
    static final Duration LEARNED_FOR = Duration.ofHours(24);
    static final Duration LEARNED_PERIOD = Duration.ofMinutes(20);
    static final int SHARE_PERCENT = 80;
    static final int MOST_PERMILLE = 500;
    /** In such weather a house needs no heat that it has not asked for. */
    private static final int MILD_MILLI_C = 15_000;

    /** Nine minutes an hour, below 8 °C, at a fall of 1 K an hour. */
    public static final BlindDuty DEFAULT = new BlindDuty(Duration.ofMinutes(9),
            Duration.ofHours(1), Temperature.ofMilliC(8_000), 1_000);

    public BlindDuty {
        if (on.multipliedBy(4).compareTo(period) > 0) {
            throw new IllegalArgumentException("duty is " + on + " of " + period
                    + ", want at most a quarter");
        }
    }

    /** Whether it heats against frost now, at uptime {@code now}. */
    boolean isOn(Sight sight, Duration now) {
        return mayFreeze(sight, now) && now.toMillis() % period.toMillis() < on.toMillis();
    }

    /**
     * Whether it heats now as it did lately.
     *
     * @param needed share of time that heating was needed, in thousandths
     * @param running what runs; a start needs room for its least time
     */
    boolean isOnAsLearned(Sight sight, int needed, Demand running, Times heat, Duration now) {
        boolean mild = sight.outdoor().isPresent()
                && sight.outdoor().get().milliC() > MILD_MILLI_C;
        if (needed == 0 || mild || sight.last().isEmpty()
                || sight.blindFor(now).compareTo(LEARNED_FOR) > 0) {
            return false;
        }
        long share = Math.min(MOST_PERMILLE, (long) needed * SHARE_PERCENT / 100);
        long block = LEARNED_PERIOD.toMillis() * share / 1_000;
        long into = now.toMillis() % LEARNED_PERIOD.toMillis();
        long least = running == Demand.HEAT ? 0 : heat.leastOn().toMillis();
        return into + least <= block;
    }

    private boolean mayFreeze(Sight sight, Duration now) {
        if (sight.outdoor().filter(outside -> outside.isAbove(below)).isPresent()) {
            return false;
        }
        return sight.last().map(last -> {
            long fallen = sight.blindFor(now).toMillis() * fallMilliKPerHour / 3_600_000;
            return last.value().milliC() - fallen <= below.milliC();
        }).orElse(sight.blindFor(now).compareTo(NEVER_READ) >= 0);
    }
}
