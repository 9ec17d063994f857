package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.LinkProbe;
import dev.pilotlight.agent.trial.LinkProof;
import dev.pilotlight.agent.trial.LinkRounds;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a changed link tried in rounds: the running one is the new one, the old one is tried beside
 * it while it is down. The desk's thread; nothing here waits.
 */
final class LinkTrials {
    private static final Logger LOG = LoggerFactory.getLogger(LinkTrials.class);

    private final Tryout tryout;
    private final LinkProbe probe;
    private Optional<Running> running = Optional.empty();
    private Optional<CompletableFuture<Boolean>> old = Optional.empty();

    LinkTrials(Tryout tryout, LinkProbe probe) {
        this.tryout = tryout;
        this.probe = probe;
    }

    private record Running(Tryout.LinkChange change, LinkRounds rounds) {}

    /** How far the link of what is on trial is proven. */
    LinkProof look(Status status, Runnable tryNow, Duration now) {
        Optional<Tryout.LinkChange> change = tryout.changedLink();
        if (change.isEmpty()) {
            running = Optional.empty();
            old = Optional.empty();
            return LinkProof.NOT_NEEDED;
        }
        if (connects(status)) {
            return LinkProof.CONNECTED;
        }
        LinkRounds rounds = running.filter(one -> one.change().equals(change.get())).map(
                Running::rounds).orElseGet(() -> LinkRounds.begun(now));
        LinkRounds next = worked(heard(rounds, now), change.get(), tryNow, now);
        running = Optional.of(new Running(change.get(), next));
        return next.isLost() ? LinkProof.ONLY_THE_OLD : LinkProof.AWAITED;
    }

    private static boolean connects(Status status) {
        LinkView link = status.health().link();
        return link.state() == LinkView.State.ONLINE && link.retry().path().answered();
    }

    private LinkRounds heard(LinkRounds rounds, Duration now) {
        if (!rounds.probing() || old.isEmpty() || !old.get().isDone()) {
            return rounds;
        }
        boolean connected = old.get().exceptionally(_ -> false).join();
        LOG.info("the link on trial does not connect; the one before {}", connected
                ? "does"
                : "does not either");
        old = Optional.empty();
        return rounds.over(connected, now);
    }

    private LinkRounds worked(LinkRounds rounds, Tryout.LinkChange change, Runnable tryNow,
            Duration now) {
        return switch (rounds.next(now)) {
            case WAIT -> rounds;
            case TRY_NEW -> {
                tryNow.run();
                yield rounds.askedNew(now);
            }
            case TRY_OLD -> {
                old = Optional.of(probe.connects(change.before()).toCompletableFuture());
                yield rounds.askedOld();
            }
        };
    }
}
