package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.house.ShownTime;
import dev.pilotlight.faults.ledger.When;
import java.time.Duration;

/** The script's own two clocks. Any thread. */
public final class Timeline {

    private final long startNanos = System.nanoTime();
    private final ShownTime shown;

    /** Begins now. */
    public Timeline(ShownTime shown) {
        this.shown = shown;
    }

    /** This moment. */
    public When now() {
        return new When(Duration.ofNanos(System.nanoTime() - startNanos), shown.now());
    }

    /** A moment of {@link System#nanoTime} on the real clock. */
    public Duration realAt(long nanos) {
        return Duration.ofNanos(nanos - startNanos);
    }
}
