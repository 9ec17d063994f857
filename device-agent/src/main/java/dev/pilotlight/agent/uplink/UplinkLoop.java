package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkReport;
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

/**
 * The link: it waits, connects, works on the connection, and throws it away at the first doubt;
 * then it waits again, with full jitter, see {@link Redial}. {@link #step} returns; somebody else
 * decides when to call it again, so a simulation and a Pi run the same loop.
 *
 * <p>
 * Orders and {@link #report} are for any thread; {@link #start}, {@link #step}, {@link #fell} and
 * {@link #close} for the one that owns the link.
 */
public final class UplinkLoop implements Uplink {
    private static final int ITEMS_A_STEP = 64;
    /** Until news that were not taken are offered again. */
    private static final Duration SOON = Duration.ofMillis(20);

    private final LinkSetup setup;
    private final Outbox outbox;
    private final Inbox inbox = new Inbox();
    private final Redial redial;
    private final News news = new News();
    private final SideDesk aside;
    private final Attempt.Outcome outcome = new Trying();
    private @Nullable Attempt attempt;
    private @Nullable Conversation talk;
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
        this.outbox = outbox;
        this.redial = new Redial(setup, lines, chance);
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

    /** Ends a wait. Any thread. */
    public void wake() {
        inbox.leave(new Inbox.Order(() -> {}));
    }

    /** Waits until something is left for the link, or for {@code longest}. */
    public void await(Duration longest) throws InterruptedException {
        inbox.await(longest);
    }

    private void handle(Inbox.Item item) {
        switch (item) {
            case Inbox.Order(Runnable task) -> task.run();
            case Inbox.Broken broken -> talkOf(broken.generation()).ifPresent(_ -> {
                broken.spread().ifPresent(redial::spread);
                down(broken.why());
            });
            case Inbox.Acknowledged acknowledged -> talkOf(acknowledged.generation())
                    .ifPresent(open -> {
                        open.acknowledged(acknowledged, now()).ifPresent(news::add);
                        redial.contact();
                    });
            case Inbox.Arrived arrived -> talkOf(arrived.generation())
                    .flatMap(open -> open.heard(arrived, now())).ifPresent(this::told);
        }
    }

    /** What is said of a connection that was thrown away is not heard. */
    private Optional<Conversation> talkOf(int generation) {
        return Optional.ofNullable(talk).filter(open -> open.isOf(generation));
    }

    private void work() {
        Conversation open = talk;
        if (open == null) {
            if (redial.isDue()) {
                connect();
            }
            return;
        }
        Failure verdict = open.verdict(now());
        if (!verdict.equals(Failure.NONE)) {
            down(verdict);
        } else if (news.isEmpty()) {
            open.work(now()).ifPresent(this::told);
            lookAround(open);
        }
    }

    private void told(Event event) {
        if (event instanceof Event.Document || event instanceof Event.NoDocument) {
            redial.answered();
        }
        news.add(event);
    }

    private Duration wanted() {
        Duration now = now();
        if (hasItems() || !news.isEmpty()) {
            return now.plus(SOON);
        }
        Conversation open = talk;
        if (open == null) {
            return redial.wanted();
        }
        Duration next = open.wanted(now);
        return next.compareTo(redial.nextLook()) < 0 ? next : redial.nextLook();
    }

    /** Leaves a connection that works when there is a better one to be had. */
    private void lookAround(Conversation open) {
        if (redial.wantsAnother()) {
            open.leave();
            ended("moving to another connection");
            redial.moving();
        }
    }

    private void connect() {
        Attempt begun = new Attempt(setup, ++generations, aside, inbox, outcome);
        attempt = begun;
        redial.dial(begun);
    }

    /** What becomes of the try that is under way; an older one is not heard. */
    private final class Trying implements Attempt.Outcome {
        @Override
        public void opened(Attempt which, Line line, Optional<Duration> spread) {
            if (which != attempt) {
                line.discard();
                return;
            }
            talk = new Conversation(setup, outbox, which, line);
            attempt = null;
            redial.opened(spread);
            news.add(new Event.LinkUp());
        }

        @Override
        public void failed(Attempt which, Failure why) {
            if (which == attempt) {
                attempt = null;
                redial.failed(why);
            }
        }
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
            redial.broke(why);
        }
    }

    private void ended(String why) {
        talk = null;
        news.ended(why);
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
        inbox.leave(new Inbox.Order(redial::tryNow));
    }

    @Override
    public LinkReport report() {
        return redial.report();
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
