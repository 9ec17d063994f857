package dev.pilotlight.agent.core;

import dev.pilotlight.agent.link.LinkReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way to the cloud as people see it. Nothing here is ever waited for.
 *
 * @param state in one word
 * @param sentence for instance "Offline since 14:02, heating runs locally, 312 readings waiting"
 * @param cause class of the last failure (dns, tcp, tls, auth, takeover, ack-timeout ...), empty
 *        while online
 * @param since wall time of the last change between online and not online
 * @param retry when and how often it is tried
 */
public record LinkView(State state, String sentence, String cause, Instant since, Retry retry) {
    /** Never more than one of these at once. */
    public enum State {
        /** No identity: the agent was never enrolled and works for the house alone. */
        LOCAL_ONLY,
        /** The cloud acknowledged something within the last few seconds. */
        ONLINE,
        /** Lost a moment ago, or trying for the first time. */
        RECONNECTING,
        /** Gone for longer than a minute. */
        OFFLINE,
        /** Trying alone will not mend it: a person has to do something. */
        ACTION_NEEDED
    }

    /**
     * Attempts to come back.
     *
     * @param attempt number of attempts since the link was last up
     * @param nextTry real time until the next one, if one is waited for
     * @param lastContact real age of the last acknowledgement, if there ever was one
     * @param backlog what waits meanwhile
     * @param path to whom it is tried
     */
    public record Retry(int attempt, Optional<Duration> nextTry, Optional<Duration> lastContact,
            Backlog backlog, LinkReport.Path path) {
        /** Nothing tried yet. */
        public static final Retry NONE = new Retry(0, Optional.empty(), Optional.empty(),
                Backlog.NONE, LinkReport.Path.NONE);
    }

    /**
     * What the cloud does not have.
     *
     * @param waiting rows in the outbox, not yet acknowledged
     * @param quarantined rows that the cloud refused and that are kept aside
     * @param oldest wall time of the row that waits longest
     */
    public record Backlog(long waiting, long quarantined, Optional<Instant> oldest) {
        /** It has everything. */
        public static final Backlog NONE = new Backlog(0, 0, Optional.empty());
    }

    /** Rows in the outbox, not yet acknowledged by the cloud. */
    public long waiting() {
        return retry.backlog().waiting();
    }

    /** The view of an agent that has no identity. */
    public static LinkView localOnly(Instant since) {
        return new LinkView(State.LOCAL_ONLY, "Local only: not enrolled with a cloud", "", since,
                Retry.NONE);
    }
}
