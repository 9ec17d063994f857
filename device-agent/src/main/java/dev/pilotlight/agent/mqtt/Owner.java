package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.link.LinkState;
import dev.pilotlight.agent.sync.Offer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the MQTT client. It waits, connects, works on the connection, and
 * throws it away at the first doubt; then it waits again, with full jitter. See {@link LinkState}.
 */
final class Owner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final Duration POLL = Duration.ofMillis(20);
    /** How often a working link asks itself whether there is a better one. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(5);

    private final LinkSetup setup;
    private final Inbox inbox;
    private final RandomGenerator chance;
    private final Dialler dialler;
    private final Deque<Event> news = new ArrayDeque<>();
    private Predicate<Event> sink = _ -> true;
    private volatile boolean closing;
    private volatile Standing standing;
    private @Nullable Conversation talk;
    private Duration nextLook = Duration.ZERO;

    Owner(LinkSetup setup, Dialler dialler, Inbox inbox, RandomGenerator chance) {
        this.setup = setup;
        this.inbox = inbox;
        this.chance = chance;
        this.dialler = dialler;
        Duration now = now();
        this.standing = Standing.start(now);
    }

    private Duration now() {
        return setup.real().now().uptime();
    }

    Standing standing() {
        return standing;
    }

    void tell(Predicate<Event> listener) {
        sink = listener;
    }

    void close() {
        closing = true;
    }

    @Override
    public void run() {
        try {
            while (!closing) {
                cycle();
            }
        } catch (InterruptedException stop) {
            LOG.debug("the link was told to end");
        }
        Conversation open = talk;
        if (open != null) {
            open.goodbye();
            open.discard();
        }
    }

    private void cycle() throws InterruptedException {
        Inbox.Item item = inbox.take(POLL);
        try {
            if (item != null) {
                handle(item);
            }
            deliver();
            work();
        } catch (MqttException broken) {
            down(Failures.of(broken));
        } catch (RuntimeException | Error broken) {
            // The thread must live: without it nothing would ever be sent again.
            LOG.error("the link failed", broken);
            down(Failures.of(broken));
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void handle(Inbox.Item item) throws MqttException {
        Conversation open = talk;
        switch (item) {
            case Inbox.Order(Runnable task) -> task.run();
            case Inbox.Broken(int generation, Failure why, Optional<Duration> spread) -> {
                if (open != null && generation == inbox.generation()) {
                    spread.ifPresent(dialler::spread);
                    down(why);
                }
            }
            case Inbox.Acknowledged acknowledged -> {
                if (open != null && open.isOurs(acknowledged)) {
                    open.acknowledged(acknowledged, now()).ifPresent(news::add);
                    contact();
                }
            }
            case Inbox.Arrived arrived -> {
                if (open != null && arrived.generation() == inbox.generation()) {
                    open.heard(arrived, now()).ifPresent(news::add);
                    open.confirm(arrived);
                }
            }
        }
    }

    /** News are kept here until the loop has room for them. */
    private void deliver() {
        while (!news.isEmpty() && sink.test(news.peek())) {
            news.remove();
        }
    }

    private void work() throws MqttException, InterruptedException {
        Conversation open = talk;
        if (open == null) {
            if (standing.state().isDue(now()) && isEnrolled() && dialler.mayTry()) {
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

    /** Leaves a connection that works when there is a better one to be had. */
    private void lookAround(Conversation open) {
        if (now().compareTo(nextLook) < 0) {
            return;
        }
        nextLook = now().plus(LOOK_AROUND);
        if (dialler.wantsAnother()) {
            open.goodbye();
            dialler.moving();
            end(open, "moving to another connection");
            stand(LinkState.start(now()), true);
        }
    }

    private boolean isEnrolled() {
        try {
            boolean enrolled = dialler.isEnrolled();
            if (enrolled && !standing.enrolled()) {
                stand(standing.state(), true);
            }
            return enrolled;
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.warn("the identity cannot be used: {}", unusable.getMessage());
            stand(new LinkState.Waiting(now().plus(LinkState.SLOW), 1, new Failure(
                    Failure.Kind.CERTIFICATE, "the identity cannot be used: " + unusable
                            .getMessage())),
                    true);
            return false;
        }
    }

    private void connect() throws InterruptedException {
        stand(standing.state().connecting(now()), true);
        try {
            talk = dialler.dial();
            stand(standing.state().connected(now()), true);
            contact();
            news.add(new Event.LinkUp());
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception failed) {
            fail(dialler.failed(Failures.of(failed), true));
        }
    }

    private void contact() {
        standing = standing.contact(now());
    }

    private void stand(LinkState state, boolean enrolled) {
        standing = standing.in(state, enrolled, now());
    }

    private void down(Failure why) {
        Conversation open = talk;
        if (open != null) {
            end(open, why.text());
            fail(dialler.failed(why, false));
        }
    }

    private void end(Conversation open, String why) {
        talk = null;
        open.discard();
        news.removeIf(Event.FromCloud.class::isInstance);
        news.add(new Event.LinkDown(why));
    }

    private void fail(Failure why) {
        LOG.info("no cloud: {} ({})", why.text(), why.kind().word());
        stand(standing.state().failed(why, now(), dialler.backoff(), chance.nextDouble()), standing
                .enrolled());
    }

    void rowsCommitted() {
        Conversation open = talk;
        if (open != null) {
            open.rowsCommitted();
        }
    }

    void ask(String shadow) {
        Conversation open = talk;
        if (open != null) {
            open.desk().ask(shadow);
        }
    }

    void publish(Offer offer) {
        Conversation open = talk;
        if (open != null) {
            open.desk().publish(offer);
        }
    }

    void tryNow() {
        stand(standing.state().tryNow(now()), standing.enrolled());
    }
}
