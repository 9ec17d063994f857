package dev.pilotlight.agent.link;

import java.time.Duration;
import java.util.Optional;

/**
 * What the link says of itself; made by its owner thread, read by any.
 *
 * @param enrolled whether there is an identity and a broker to use it with
 * @param up whether the cloud acknowledged something within the last few seconds
 * @param downFor real time since it was last up, or since the start
 * @param nextTry real time until the next try, if one is waited for
 * @param lastContact real time since the last acknowledgement, if there was one
 * @param path to whom, and how often it was in vain
 */
public record LinkReport(boolean enrolled, boolean up, Failure failure, int failures,
        Duration downFor, Optional<Duration> nextTry, Optional<Duration> lastContact,
        Path path) {
    /**
     * The way that is tried.
     *
     * @param broker its address; empty when there is none
     * @param breaker state of the circuit breaker around attempts: closed, open or half-open
     * @param answered whether this connection answered what it was asked for
     */
    public record Path(String broker, String breaker, boolean answered) {
        /** There is nowhere to go. */
        public static final Path NONE = new Path("", "closed", false);
    }

    /** Of an agent that has nothing to connect with. */
    public static final LinkReport LOCAL_ONLY = new LinkReport(false, false, Failure.NONE, 0,
            Duration.ZERO, Optional.empty(), Optional.empty(), Path.NONE);
}
