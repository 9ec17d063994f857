package dev.pilotlight.agent.link;

import java.time.Duration;

/**
 * The life of the link, on real uptime. Pure; chance is drawn by the caller.
 *
 * <pre>
 *   Waiting --due--> Connecting --connected--> Up
 *      ^                 |                      |
 *      +---- failed -----+------- failed -------+
 * </pre>
 */
public sealed interface LinkState {
    /** Failures of this kind are not tried again sooner. */
    Duration SLOW = Duration.ofMinutes(5);
    /** A link that held so long starts its back-off anew; a mere CONNACK does not. */
    Duration STABLE = Duration.ofSeconds(60);

    /** Failures since the link was last stable. */
    int failures();

    /** Not connected, next try at {@code until}. */
    record Waiting(Duration until, int failures, Failure failure) implements LinkState {}

    /** A try is under way. */
    record Connecting(Duration since, int failures, Failure failure) implements LinkState {}

    /** Connected since. */
    record Up(Duration since, int failures) implements LinkState {}

    /** At the start: try at once. */
    static LinkState start(Duration now) {
        return new Waiting(now, 0, Failure.NONE);
    }

    /** Whether a try is due. */
    default boolean isDue(Duration now) {
        return this instanceof Waiting(Duration until, int _, Failure _)
                && now.compareTo(until) >= 0;
    }

    /** A try begins. */
    default LinkState connecting(Duration now) {
        return new Connecting(now, failures(), failure());
    }

    /** The try succeeded. */
    default LinkState connected(Duration now) {
        return new Up(now, failures());
    }

    /** The try, or the link, failed. */
    default LinkState failed(Failure why, Duration now, Backoff backoff, double chance) {
        boolean wasStable = this instanceof Up(Duration since, int _)
                && now.minus(since).compareTo(STABLE) >= 0;
        int count = wasStable ? 1 : failures() + 1;
        Duration wait = backoff.wait(count, chance);
        Duration pause = why.kind().isSlow() && wait.compareTo(SLOW) < 0
                ? SLOW.plus(wait)
                : wait;
        return new Waiting(now.plus(pause), count, why);
    }

    /** A person asks to try now: the wait ends, the count begins anew. */
    default LinkState tryNow(Duration now) {
        return this instanceof Waiting(Duration _, int _, Failure why)
                ? new Waiting(now, 0, why)
                : this;
    }

    /** The last failure; none while up. */
    default Failure failure() {
        return switch (this) {
            case Waiting waiting -> waiting.failure;
            case Connecting connecting -> connecting.failure;
            case Up _ -> Failure.NONE;
        };
    }
}
