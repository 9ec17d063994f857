package dev.pilotlight.agent.http;

import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the control loop still beats, for {@code /healthz}: the count of its ticks must have
 * grown within a minute. Any thread.
 */
final class Pulse {
    private static final Duration LONGEST_STILL = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private long ticks = -1;
    private long grew;

    Pulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.grew = nanoTime.getAsLong();
    }

    synchronized Response answer(long ticksNow) {
        long now = nanoTime.getAsLong();
        if (ticksNow != ticks) {
            ticks = ticksNow;
            grew = now;
        }
        return now - grew <= LONGEST_STILL.toNanos()
                ? Response.json(Doc.Obj.of("ticks", Doc.num(ticksNow)))
                : Response.refused(503, "The control loop stands still",
                        "it made no decision for a minute");
    }
}
