package dev.pilotlight.agent.safety;

import java.time.Duration;

/**
 * How much heat was lately needed: the share of time that it ran, as a mean that forgets with a
 * time constant of a day. Immutable.
 *
 * @param share 0 to 1
 * @param seen how much time it was learned from
 * @param until uptime up to which that is
 */
public record Need(double share, Duration seen, Duration until) {
    /** Nothing is known. */
    public static final Need UNKNOWN = new Need(0, Duration.ZERO, Duration.ZERO);
    private static final double FORGETS_S = 86_400;
    /** A night's or an afternoon's need alone says little. */
    private static final Duration ENOUGH = Duration.ofHours(12);
    /** A gap in the readings is not counted as rest. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(30);

    /** What was known before a restart, in thousandths. */
    public static Need remembered(int permille) {
        return new Need(permille / 1_000.0, ENOUGH, Duration.ZERO);
    }

    /** The time up to now is not counted. */
    Need skipping(Duration now) {
        return new Need(share, seen, now);
    }

    Need after(boolean heats, Duration now) {
        Duration passed = now.minus(until);
        if (passed.compareTo(LONGEST_STEP) > 0) {
            return skipping(now);
        }
        double seconds = passed.toMillis() / 1_000.0;
        double learned = seen.toMillis() / 1_000.0;
        double weight = seconds / Math.min(FORGETS_S, Math.max(1, learned + seconds));
        return new Need(share + ((heats ? 1 : 0) - share) * Math.min(1, weight),
                seen.plus(passed), now);
    }

    /** In thousandths; 0 while too little is known. */
    public int permille() {
        return seen.compareTo(ENOUGH) < 0 ? 0 : (int) Math.round(share * 1_000);
    }
}
