package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkReport;
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

    /** The same, for everybody else. */
    LinkReport report(Duration now, LinkReport.Path path) {
        boolean up = state instanceof LinkState.Up;
        Optional<Duration> next = state instanceof LinkState.Waiting(Duration until, int _, Failure _)
                ? Optional.of(notNegative(until.minus(now)))
                : Optional.empty();
        return new LinkReport(enrolled, up, state.failure(), state.failures(), up
                ? Duration.ZERO
                : notNegative(now.minus(downSince)), next,
                lastContact.map(at -> notNegative(now.minus(at))), path);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
