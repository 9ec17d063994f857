package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Status;
import java.time.Duration;

/** How punctual the loop is. Written by the loop's thread, read by any. */
public final class Beat {
    private volatile Status.Beat now = Status.Beat.NONE;

    /** A tick was made, so late in real time. */
    public void ticked(Duration late) {
        Status.Beat before = now;
        Duration worst = late.compareTo(before.worst()) > 0 ? late : before.worst();
        now = new Status.Beat(before.ticks() + 1, worst, before.lateness().with(late));
    }

    Status.Beat now() {
        return now;
    }
}
