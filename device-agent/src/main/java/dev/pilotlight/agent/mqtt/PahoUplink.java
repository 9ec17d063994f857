package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.link.LinkState;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.sync.Offer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The way to the cloud, for everybody else: leaves orders for the owner's thread and reads what it
 * reports. Any thread; nothing here waits.
 */
public final class PahoUplink implements Uplink {
    private final Inbox inbox = new Inbox();
    private final LinkSetup setup;
    private final Dialler dialler;
    private final Owner owner;
    private final Thread thread;

    /** A link that has not begun. {@code chance} draws the back-off's jitter. */
    public PahoUplink(LinkSetup setup, Outbox outbox, RandomGenerator chance) {
        this.setup = setup;
        this.dialler = new Dialler(setup, outbox, inbox);
        this.owner = new Owner(setup, dialler, inbox, chance);
        this.thread = Thread.ofPlatform().name("cloud-link").daemon().unstarted(owner);
        outbox.onCommit(() -> order(owner::rowsCommitted));
    }

    private void order(Runnable task) {
        inbox.leave(new Inbox.Order(task));
    }

    @Override
    public void start(Predicate<Event> sink) {
        owner.tell(sink);
        thread.start();
    }

    @Override
    public void ask(String shadow) {
        order(() -> owner.ask(shadow));
    }

    @Override
    public void publish(Offer offer) {
        order(() -> owner.publish(offer));
    }

    @Override
    public void tryNow() {
        order(owner::tryNow);
    }

    @Override
    public LinkReport report() {
        Duration now = setup.real().now().uptime();
        Standing standing = owner.standing();
        LinkState state = standing.state();
        boolean up = state instanceof LinkState.Up;
        Optional<Duration> next = state instanceof LinkState.Waiting(Duration until, int _, Failure _)
                ? Optional.of(notNegative(until.minus(now)))
                : Optional.empty();
        return new LinkReport(standing.enrolled(), up, state.failure(), state.failures(), up
                ? Duration.ZERO
                : notNegative(now.minus(standing.downSince())), next,
                standing.lastContact().map(at -> notNegative(now.minus(at))), new LinkReport.Path(
                        dialler.brokerWord(), dialler.breakerWord()));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Says goodbye if that is quick, and ends. */
    @Override
    public void close() {
        owner.close();
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
