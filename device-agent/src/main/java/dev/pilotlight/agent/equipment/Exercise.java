package dev.pilotlight.agent.equipment;

import dev.pilotlight.config.Equipment;
import java.time.Duration;

/**
 * When a pump or valve was last moved. Counted on uptime, so no clock can make it run every minute.
 * Immutable.
 *
 * @param movedAt uptime of its last run; negative when that was before the start
 * @param until uptime at which a run for its own sake ends
 * @param count such runs since the start
 */
public record Exercise(Duration movedAt, Duration until, long count) {
    /** Without a past, the weeks are counted from the start. */
    public static final Exercise UNKNOWN = new Exercise(Duration.ZERO, Duration.ZERO, 0);

    /** Last moved so long before the start. */
    public static Exercise idleFor(Duration before) {
        return new Exercise(before.negated(), Duration.ZERO, 0);
    }

    /** Whether it has stood still for too long. */
    public boolean isDue(Equipment wired, Duration now) {
        return wired.exercise().isPresent() && !isMoving(now)
                && now.minus(movedAt).compareTo(wired.exercise().get().afterIdle()) >= 0;
    }

    /** Whether it is moved for its own sake. */
    public boolean isMoving(Duration now) {
        return now.compareTo(until) < 0;
    }

    Exercise begun(Equipment.Exercise settings, Duration now) {
        return new Exercise(now, now.plus(settings.run()), count + 1);
    }

    Exercise after(boolean heats, Equipment wired, Duration now) {
        boolean counts = heats && wired.exercise().isPresent();
        return counts ? new Exercise(now, until, count) : this;
    }
}
