package dev.pilotlight.agent.trial;

import java.time.Duration;

/**
 * How a configuration earns its place.
 *
 * @param soak for how long all must be well
 * @param patience how long at a stretch it may be unwell
 * @param limit how long a trial may take in all
 * @param boots how often the device may start with it
 */
public record TrialRules(Duration soak, Duration patience, Duration limit, int boots) {
    /** Half an hour of good work, with five minutes of patience, within a day and three starts. */
    public static final TrialRules DEFAULTS = new TrialRules(Duration.ofMinutes(30),
            Duration.ofMinutes(5), Duration.ofHours(24), 3);
    /** The longest that a person can put it off by at a time. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(7);

    public TrialRules {
        if (boots < 1 || soak.isNegative() || patience.isNegative()
                || limit.compareTo(soak) <= 0) {
            throw new IllegalArgumentException(
                    "want at least one start and a limit beyond the soak");
        }
    }
}
