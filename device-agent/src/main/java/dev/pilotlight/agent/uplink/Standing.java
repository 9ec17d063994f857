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
    /** Until a try that was due and not admitted is asked for again. */
    private static final Duration SOON = Duration.ofMillis(20);
    /** How often a device that was never enrolled looks whether it is. */
    private static final Duration UNENROLLED = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ofDays(36_500);

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

    /** Uptime of the next try, without a connection. */
    Duration wanted(Duration now) {
        return switch (state) {
            case LinkState.Waiting(Duration until, int _, Failure _) -> until.compareTo(now) > 0
                    ? until
                    : now.plus(enrolled ? SOON : UNENROLLED);
            case LinkState.Connecting _,LinkState.Up _ -> NEVER;
        };
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
