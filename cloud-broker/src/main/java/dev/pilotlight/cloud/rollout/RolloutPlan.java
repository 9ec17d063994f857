package dev.pilotlight.cloud.rollout;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator wants to happen.
 *
 * @param waves how much of the fleet has been asked by the end of each; the last is 100 %
 * @param floorPercent of each site, group and the tenant that stays on a proven configuration
 */
public record RolloutPlan(String id, String author, long version, List<Wave> waves,
        Pacing pacing, List<Halt> halts, int floorPercent) {
    public RolloutPlan {
        waves = List.copyOf(waves);
        halts = List.copyOf(halts);
    }

    /**
     * How fast.
     *
     * @param perMinute most devices asked in a minute
     * @param window when devices may be asked, in UTC; empty for always
     * @param soak how long a wave is watched before the next
     * @param answerWithin how long a device that can be reached may take
     */
    public record Pacing(int perMinute, Optional<Window> window, Duration soak,
            Duration answerWithin) {}

    /** A daily window from {@code from} up to {@code until}; it may go over midnight. */
    public record Window(LocalTime from, LocalTime until) {
        boolean includes(LocalTime now) {
            return from.isBefore(until)
                    ? !now.isBefore(from) && now.isBefore(until)
                    : !now.isBefore(from) || now.isBefore(until);
        }
    }

    /**
     * Stops the roll-out.
     *
     * @param of the outcomes that count against it
     * @param percent of the devices that came to an end, at which it stops
     * @param atLeast devices must have come to an end before it is looked at
     */
    public record Halt(Set<Standing> of, int percent, int atLeast) {
        public Halt {
            of = Set.copyOf(of);
        }
    }
}
