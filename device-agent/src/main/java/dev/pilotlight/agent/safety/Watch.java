package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import java.time.Duration;
import java.util.Optional;

/**
 * What is noticed over time: windows, heat that does not come or does not go, and how much of it is
 * needed. Works once a reading; between them a tick costs two comparisons. Immutable.
 *
 * @param seen uptime of the newest reading that was looked at
 */
public record Watch(Window window, Warmth warmth, Need need, Duration seen) {
    /** At the start, with what is remembered of how much heat was needed. */
    public static Watch begun(Need need) {
        return new Watch(Window.CLOSED, Warmth.GOOD, need, Duration.ofSeconds(-1));
    }

    /** After a tick; the same if nothing is new. */
    public Watch after(Sight sight, Limits limits, Doing doing) {
        Watch passed = passing(sight, limits, doing.now());
        Optional<Reading> room = sight.room();
        return room.isPresent() && room.get().takenAt().compareTo(seen) > 0
                ? passed.read(room.get(), sight, limits, doing)
                : passed;
    }

    /** After the equipment began to do something else; what is done blindly is no need. */
    public Watch switched(Demand before, Sight sight, Duration now) {
        Need known = sight.isBlind()
                ? need.skipping(now)
                : need.after(before == Demand.HEAT, now);
        return new Watch(window, warmth.switched(), known, seen);
    }

    private Watch passing(Sight sight, Limits limits, Duration now) {
        boolean quiet = window.state() == Window.State.CLOSED && !sight.windowOpen();
        return quiet
                ? this
                : new Watch(window.passing(sight.windowOpen(), limits.guards(), now), warmth, need,
                        seen);
    }

    private Watch read(Reading reading, Sight sight, Limits limits, Doing doing) {
        return new Watch(window.read(reading, sight, limits.guards(), doing),
                warmth.read(reading, sight.outdoor(), limits, doing),
                need.after(doing.running() == Demand.HEAT, doing.now()), reading.takenAt());
    }
}
