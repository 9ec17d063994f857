package dev.pilotlight.agent.system;

import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Mailbox;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the loop: steps it when something was left for it, lets it tick when a tick
 * is due, never sooner than {@link MachineTime#leastBetweenTicks}, and measures how late each tick
 * is.
 */
public final class LoopThread {
    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
    /** A clock that is turned faster is noticed within this. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final AgentLoop loop;
    private final Mailbox mailbox;
    private final MachineTime time;
    private final Beat beat;
    private final Watchdog watchdog;
    private final CountDownLatch controlling = new CountDownLatch(1);
    private volatile boolean closing;

    /** A thread for that loop, not started. */
    public LoopThread(AgentLoop loop, Mailbox mailbox, MachineTime time, Beat beat,
            Watchdog watchdog) {
        this.loop = loop;
        this.mailbox = mailbox;
        this.time = time;
        this.beat = beat;
        this.watchdog = watchdog;
    }

    /**
     * Starts it; {@code failed} hears of a loop that gave up, for whatever reason, and must end the
     * process: nobody decides about the relays any more.
     */
    public Thread start(Consumer<Throwable> failed) {
        return Thread.ofPlatform().name("control-loop").daemon()
                .start(() -> run(failed));
    }

    /** Waits for the first control decision. */
    public void awaitControlling() throws InterruptedException {
        controlling.await();
    }

    /** Ends it after the step it is in. */
    public void close() {
        closing = true;
        mailbox.ring();
    }

    private void run(Consumer<Throwable> failed) {
        try {
            cycle();
        } catch (InterruptedException stop) {
            LOG.debug("the loop was interrupted");
        } catch (RuntimeException | Error gaveUp) {
            failed.accept(gaveUp);
        }
    }

    private void cycle() throws InterruptedException {
        long intended = System.nanoTime();
        long earliest = intended;
        long turns = time.turns();
        Duration next = Duration.ZERO;
        while (!closing) {
            long now = System.nanoTime();
            Duration after = loop.step(now - intended >= 0 && now - earliest >= 0);
            if (!after.equals(next)) {
                ticked(turns == time.turns() ? now - intended : 0);
                turns = time.turns();
                earliest = now + time.leastBetweenTicks().toNanos();
                next = after;
            }
            long seen = System.nanoTime();
            intended = Math.max(earliest, seen + time.realUntil(next).toNanos());
            mailbox.await(shorter(Duration.ofNanos(intended - seen), LONGEST_WAIT));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void ticked(long lateNanos) {
        beat.ticked(Duration.ofNanos(Math.max(0, lateNanos)));
        if (controlling.getCount() > 0) {
            controlling.countDown();
            watchdog.ready();
        }
        watchdog.alive();
    }
}
