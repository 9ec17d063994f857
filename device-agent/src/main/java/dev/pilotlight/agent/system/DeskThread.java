package dev.pilotlight.agent.system;

import dev.pilotlight.agent.runtime.ConfigDesk;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which configurations are tried. Any thread starts and ends it. */
public final class DeskThread implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(DeskThread.class);

    private final ConfigDesk desk;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;

    public DeskThread(ConfigDesk desk) {
        this.desk = desk;
        this.thread = Thread.ofPlatform().name("configuration").daemon().unstarted(this::run);
    }

    /** Begins, if it has not begun yet. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Ends it; a write that is under way is finished first, if the disk is not too slow. */
    @Override
    public void close() {
        if (started.getAndSet(true) && thread.isAlive()) {
            end();
        }
    }

    private void end() {
        thread.interrupt();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                desk.step(IDLE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                // The next wish must not pay for this one.
                LOG.error("a configuration could not be dealt with", bug);
            }
        }
    }
}
