package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.link.LinkState;
import dev.pilotlight.agent.port.Lines;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the next try is due, and how the link stands: it hears what became of each try and of each
 * connection. Link's thread, but for {@link #report}.
 */
final class Redial {
    private static final Logger LOG = LoggerFactory.getLogger(Redial.class);

    /** How often a working link asks itself whether there is a better one. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);

    /** A clock that is not set yet may be at any moment, and to look at it costs no try. */
    private static final Duration LOOK_AT_CLOCK = Duration.ofSeconds(5);

    private final LinkSetup setup;
    private final Lines lines;
    private final Dialler dialler;
    private final RandomGenerator chance;
    private volatile Standing standing;
    private Duration nextLook = Duration.ZERO;
    private volatile boolean answered;

    /** {@code chance} draws the back-off's jitter. */
    Redial(LinkSetup setup, Lines lines, RandomGenerator chance) {
        this.setup = setup;
        this.lines = lines;
        this.dialler = new Dialler(setup, lines);
        this.chance = chance;
        this.standing = Standing.start(now());
    }

    private Duration now() {
        return setup.real().now().uptime();
    }

    /** Whether to {@link #dial} now. */
    boolean isDue() {
        return standing.state().isDue(now()) && isEnrolled() && dialler.admits();
    }

    private boolean isEnrolled() {
        return switch (lines.credentials()) {
            case Lines.Credentials.None() -> false;
            case Lines.Credentials.Usable() -> {
                stand(standing.state(), true);
                yield true;
            }
            case Lines.Credentials.Broken(Failure why) -> {
                Duration pause = why.kind().isSlow() ? LinkState.SLOW : LOOK_AT_CLOCK;
                stand(new LinkState.Waiting(now().plus(pause), 1, why), true);
                yield false;
            }
        };
    }

    /** The cloud answered what it was asked for, so it is ours. */
    void answered() {
        answered = true;
    }

    /** Begins that try; it is told how it ends. */
    void dial(Attempt attempt) {
        answered = false;
        stand(standing.state().connecting(now()), true);
        dialler.dial(attempt);
    }

    /** The try ended in a connection, whose broker may want tries to be spread wider. */
    void opened(Optional<Duration> spread) {
        dialler.opened(spread);
        stand(standing.state().connected(now()), true);
        contact();
    }

    /** The try was in vain. */
    void failed(Failure why) {
        dialler.failed(why);
        waitAfter(why);
    }

    /** The connection broke. */
    void broke(Failure why) {
        answered = false;
        dialler.broke();
        waitAfter(why);
    }

    /** The broker of this connection wants tries to be spread that wide. */
    void spread(Duration asked) {
        dialler.spread(asked);
    }

    /** The cloud answered something. */
    void contact() {
        standing = standing.contact(now());
    }

    /** Uptime from which {@link #wantsAnother} has an answer. */
    Duration nextLook() {
        return nextLook;
    }

    /** Whether a working connection should be given up for a better one; now and then. */
    boolean wantsAnother() {
        if (now().compareTo(nextLook) < 0) {
            return false;
        }
        nextLook = now().plus(LOOK_AROUND);
        return dialler.wantsAnother();
    }

    /** The working connection was given up for a better one, which is tried at once. */
    void moving() {
        dialler.moving();
        stand(LinkState.start(now()), true);
    }

    /** A person asks for a try. */
    void tryNow() {
        stand(standing.state().tryNow(now()), standing.enrolled());
    }

    private void waitAfter(Failure why) {
        LOG.info("no cloud: {} ({})", why.text(), why.kind().word());
        stand(standing.state().failed(why, now(), dialler.backoff(), chance.nextDouble()), standing
                .enrolled());
    }

    private void stand(LinkState state, boolean enrolled) {
        standing = standing.in(state, enrolled, now());
    }

    /** Uptime of the next try, without a connection. */
    Duration wanted() {
        return standing.wanted(now());
    }

    /** How the link stands. Any thread. */
    LinkReport report() {
        return standing.report(now(), new LinkReport.Path(dialler.brokerWord(), dialler
                .breakerWord(), answered));
    }
}
