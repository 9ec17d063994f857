package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.link.LinkState;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.sync.Offer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link: it waits, connects, works on the connection, and throws it away at the first doubt;
 * then it waits again, with full jitter. See {@link LinkState}. {@link #step} returns; somebody
 * else decides when to call it again, so a simulation and a Pi run the same loop.
 *
 * <p>
 * Orders and {@link #report} are for any thread; {@link #start}, {@link #step}, {@link #fell} and
 * {@link #close} for the one that owns the link.
 */
public final class UplinkLoop implements Uplink {
    private static final Logger LOG = LoggerFactory.getLogger(UplinkLoop.class);
    private static final int ITEMS_A_STEP = 64;
    /** Until news that were not taken are offered again. */
    private static final Duration SOON = Duration.ofMillis(20);
    /** How often a working link asks itself whether there is a better one. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);

    private final LinkSetup setup;
    private final Lines lines;
    private final Outbox outbox;
    private final RandomGenerator chance;
    private final Inbox inbox = new Inbox();
    private final Dialler dialler;
    private final News news = new News();
    private final SideDesk aside;
    private final Attempt.Outcome outcome = new Trying();
    private volatile Standing standing;
    private @Nullable Attempt attempt;
    private @Nullable Conversation talk;
    private Duration nextLook = Duration.ZERO;
    private int generations;

    /** A link that speaks of rows and twins alone. */
    public UplinkLoop(LinkSetup setup, Lines lines, Outbox outbox, RandomGenerator chance) {
        this(setup, lines, outbox, SideDesk.NONE, chance);
    }

    /** A link that has not begun. {@code chance} draws the back-off's jitter. */
    public UplinkLoop(LinkSetup setup, Lines lines, Outbox outbox, SideDesk aside,
            RandomGenerator chance) {
        this.setup = setup;
        this.aside = aside;
        this.lines = lines;
        this.outbox = outbox;
        this.chance = chance;
        this.dialler = new Dialler(setup, lines);
        this.standing = Standing.start(now());
        outbox.onCommit(() -> order(open -> open.rowsCommitted()));
    }

    private Duration now() {
        return setup.real().now().uptime();
    }

    @Override
    public void start(Predicate<Event> listener) {
        news.tell(listener);
    }

    /**
     * Takes what was left for it, does what is due, and says at which uptime it has something to do
     * if nothing is left for it before. Returns at once, unless {@link Lines#open} waits.
     */
    public Duration step() {
        for (int i = 0; i < ITEMS_A_STEP && !news.isFull(); i++) {
            Optional<Inbox.Item> item = inbox.take();
            if (item.isEmpty()) {
                break;
            }
            handle(item.get());
            news.deliver();
        }
        news.deliver();
        work();
        news.deliver();
        return wanted();
    }

    /** Whether something was left that no step has taken yet. Any thread. */
    public boolean hasItems() {
        return !inbox.isEmpty();
    }

    /** Waits until something is left for the link, or for {@code longest}. */
    public void await(Duration longest) throws InterruptedException {
        inbox.await(longest);
    }

    private void handle(Inbox.Item item) {
        Conversation open = talk;
        switch (item) {
            case Inbox.Order(Runnable task) -> task.run();
            case Inbox.Broken(int generation, Failure why, Optional<Duration> spread) -> {
                if (open != null && open.isOf(generation)) {
                    spread.ifPresent(dialler::spread);
                    down(why);
                }
            }
            case Inbox.Acknowledged acknowledged -> {
                if (open != null && open.isOf(acknowledged.generation())) {
                    open.acknowledged(acknowledged, now()).ifPresent(news::add);
                    standing = standing.contact(now());
                }
            }
            case Inbox.Arrived arrived -> {
                if (open != null && open.isOf(arrived.generation())) {
                    open.heard(arrived, now()).ifPresent(news::add);
                }
            }
        }
    }

    private void work() {
        Conversation open = talk;
        if (open == null) {
            if (standing.state().isDue(now()) && isEnrolled() && dialler.admits()) {
                connect();
            }
            return;
        }
        Failure verdict = open.verdict(now());
        if (!verdict.equals(Failure.NONE)) {
            down(verdict);
        } else if (news.isEmpty()) {
            open.work(now()).ifPresent(news::add);
            lookAround(open);
        }
    }

    private Duration wanted() {
        Duration now = now();
        if (hasItems() || !news.isEmpty()) {
            return now.plus(SOON);
        }
        Conversation open = talk;
        if (open != null) {
            Duration next = open.wanted(now);
            return next.compareTo(nextLook) < 0 ? next : nextLook;
        }
        return standing.wanted(now);
    }

    /** Leaves a connection that works when there is a better one to be had. */
    private void lookAround(Conversation open) {
        if (now().compareTo(nextLook) < 0) {
            return;
        }
        nextLook = now().plus(LOOK_AROUND);
        if (dialler.wantsAnother()) {
            open.leave();
            dialler.moving();
            ended("moving to another connection");
            stand(LinkState.start(now()), true);
        }
    }

    private boolean isEnrolled() {
        return switch (lines.credentials()) {
            case Lines.Credentials.None() -> false;
            case Lines.Credentials.Usable() -> {
                stand(standing.state(), true);
                yield true;
            }
            case Lines.Credentials.Broken(Failure why) -> {
                stand(new LinkState.Waiting(now().plus(LinkState.SLOW), 1, why), true);
                yield false;
            }
        };
    }

    private void connect() {
        stand(standing.state().connecting(now()), true);
        Attempt begun = new Attempt(setup, ++generations, aside, inbox, outcome);
        attempt = begun;
        dialler.dial(begun);
    }

    /** What becomes of the try that is under way; an older one is not heard. */
    private final class Trying implements Attempt.Outcome {
        @Override
        public void opened(Attempt which, Line line, Optional<Duration> spread) {
            if (which != attempt) {
                line.discard();
                return;
            }
            dialler.opened(spread);
            talk = new Conversation(setup, outbox, which, line);
            attempt = null;
            stand(standing.state().connected(now()), true);
            standing = standing.contact(now());
            news.add(new Event.LinkUp());
        }

        @Override
        public void failed(Attempt which, Failure why) {
            if (which == attempt) {
                attempt = null;
                dialler.failed(why);
                waitAfter(why);
            }
        }
    }

    private void stand(LinkState state, boolean enrolled) {
        standing = standing.in(state, enrolled, now());
    }

    /** Something in here, or below, failed that should not have; the link begins anew. */
    public void fell(Failure why) {
        Attempt trying = attempt;
        if (trying != null) {
            outcome.failed(trying, why);
        } else {
            down(why);
        }
    }

    private void down(Failure why) {
        Conversation open = talk;
        if (open != null) {
            open.discard();
            ended(why.text());
            dialler.broke();
            waitAfter(why);
        }
    }

    private void ended(String why) {
        talk = null;
        news.ended(why);
    }

    private void waitAfter(Failure why) {
        LOG.info("no cloud: {} ({})", why.text(), why.kind().word());
        stand(standing.state().failed(why, now(), dialler.backoff(), chance.nextDouble()), standing
                .enrolled());
    }

    private void order(Consumer<Conversation> what) {
        inbox.leave(new Inbox.Order(() -> {
            Conversation open = talk;
            if (open != null) {
                what.accept(open);
            }
        }));
    }

    @Override
    public void ask(String shadow) {
        order(open -> open.desk().ask(shadow));
    }

    @Override
    public void publish(Offer offer) {
        order(open -> open.desk().publish(offer));
    }

    @Override
    public void tryNow() {
        inbox.leave(new Inbox.Order(() -> stand(standing.state().tryNow(now()), standing
                .enrolled())));
    }

    @Override
    public LinkReport report() {
        return standing.report(now(), new LinkReport.Path(dialler.brokerWord(), dialler
                .breakerWord()));
    }

    /** Says goodbye if that is quick, and ends. */
    @Override
    public void close() {
        Conversation open = talk;
        if (open != null) {
            open.leave();
            talk = null;
        }
    }
}
