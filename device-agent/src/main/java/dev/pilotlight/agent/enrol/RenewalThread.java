package dev.pilotlight.agent.enrol;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the certificate once an hour, on a thread of its own; a failure is told, once a day.
 */
public final class RenewalThread implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final int LOOKS_A_DAY = 24;

    private final Renewal renewal;
    private final TimeSource time;
    private final Consumer<Event> sink;
    private final Thread thread;
    private int failures;

    /** Not started; {@code sink} hears what people should know. */
    public RenewalThread(Path identity, TimeSource time, Consumer<Event> sink) {
        this.renewal = new Renewal(identity);
        this.time = time;
        this.sink = sink;
        this.thread = Thread.ofPlatform().name("renewal").daemon().unstarted(this::run);
    }

    /** Looks from now on, until it is closed. */
    public void start() {
        thread.start();
    }

    /** Ends it at its next pause; nobody waits for a cloud that is asked at this moment. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                look();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without a clock nobody knows how old a certificate is. */
    private void look() throws InterruptedException {
        Moment now = time.now();
        if (!now.clock().isKnown()) {
            return;
        }
        try {
            if (renewal.look(now.wall()) == Renewal.Outcome.RENEWED) {
                sink.accept(new Event.Noticed("identity-renewed",
                        "a new certificate came, and is used for the next connection"));
            }
            failures = 0;
        } catch (EnrolException failed) {
            if (failures++ % LOOKS_A_DAY == 0) {
                sink.accept(new Event.Noticed("renewal-failed", String.valueOf(failed
                        .getMessage())));
            }
        }
    }
}
