package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.link.LinkState;
import java.time.Duration;
import java.util.Optional;

/**
 * How the link stands; made by its owner, read by any thread. Immutable.
 *
 * @param downSince real uptime since when it is not up
 */
record Standing(LinkState state, boolean enrolled, Duration downSince,
        Optional<Duration> lastContact) {

    static Standing start(Duration now) {
        return new Standing(LinkState.start(now), false, now, Optional.empty());
    }

    /** The cloud acknowledged something. */
    Standing contact(Duration now) {
        return new Standing(state, enrolled, downSince, Optional.of(now));
    }

    Standing in(LinkState next, boolean isEnrolled, Duration now) {
        boolean ended = state instanceof LinkState.Up && !(next instanceof LinkState.Up);
        return new Standing(next, isEnrolled, ended ? now : downSince, lastContact);
    }
}
