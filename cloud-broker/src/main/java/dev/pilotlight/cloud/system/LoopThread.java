package dev.pilotlight.cloud.system;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one step after the other until it is closed. */
public final class LoopThread implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    /** One step; may wait a little for something to do. */
    public interface Step {
        void run() throws InterruptedException;
    }

    private final Step step;
    private final Thread thread;
    private volatile boolean closing;

    private LoopThread(String name, Step step) {
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::loop);
    }

    public static LoopThread start(String name, Step step) {
        LoopThread loop = new LoopThread(name, step);
        loop.thread.start();
        return loop;
    }

    /** Runs the step again and again with a pause after each. */
    public static LoopThread every(Duration pause, String name, Runnable task) {
        return start(name, () -> {
            Thread.sleep(pause);
            task.run();
        });
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_LIMIT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closing) {
            try {
                step.run();
            } catch (InterruptedException woken) {
                LOG.debug("{} woken", thread.getName());
            } catch (RuntimeException bug) {
                // A step that fails must not stop those after it.
                LOG.error("{} failed at a step", thread.getName(), bug);
            }
        }
    }
}
