package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.agent.uplink.SideDesk;
import dev.pilotlight.agent.uplink.UplinkLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the link, on connections that Paho makes. Orders go to {@link UplinkLoop},
 * from any thread; nothing here waits but {@link #close}.
 */
public final class PahoUplink implements Uplink {
    private static final Logger LOG = LoggerFactory.getLogger(PahoUplink.class);
    /** A connection that ended without telling is found within this. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    /** Last word, its acknowledgement, DISCONNECT. */
    private static final Duration GOODBYE = Duration.ofMillis(1_750);

    private final LinkSetup setup;
    private final UplinkLoop loop;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A link that has not begun.
     *
     * @param identity directory of key and certificates; may be filled later
     * @param aside what else is talked about with a cloud
     * @param chance draws the back-off's jitter
     */
    public PahoUplink(LinkSetup setup, Path identity, Outbox outbox, SideDesk aside,
            RandomGenerator chance) {
        this.setup = setup;
        this.loop = new UplinkLoop(setup, new PahoLines(setup, identity), outbox, aside,
                chance);
        this.thread = Thread.ofPlatform().name("cloud-link").daemon().unstarted(this::run);
    }

    @Override
    public void start(Predicate<Event> sink) {
        loop.start(sink);
        thread.start();
    }

    private void run() {
        try {
            while (!closing) {
                loop.await(wait(step()));
            }
        } catch (InterruptedException stop) {
            LOG.debug("the link was told to end");
        }
        // Whoever is told to end still says goodbye; an interrupt would end each wait at once.
        Thread.interrupted();
        loop.close();
    }

    /** The thread must live: without it nothing would ever be sent again. */
    private Duration step() throws InterruptedException {
        try {
            return loop.step();
        } catch (RuntimeException | Error broken) {
            LOG.error("the link failed", broken);
            loop.fell(Failures.of(broken));
            TimeUnit.SECONDS.sleep(1);
            return Duration.ZERO;
        }
    }

    private Duration wait(Duration wanted) {
        Duration left = wanted.minus(setup.real().now().uptime());
        return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    @Override
    public void ask(String shadow) {
        loop.ask(shadow);
    }

    @Override
    public void publish(Offer offer) {
        loop.publish(offer);
    }

    @Override
    public void tryNow() {
        loop.tryNow();
    }

    @Override
    public LinkReport report() {
        return loop.report();
    }

    /** Says goodbye if that is quick, and ends. */
    @Override
    public void close() {
        closing = true;
        loop.wake();
        try {
            // An interrupt would break a connection that works; only who hangs in a try gets one.
            if (thread.getState() != Thread.State.NEW && !thread.join(GOODBYE)) {
                thread.interrupt();
                thread.join(LONGEST_WAIT);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
