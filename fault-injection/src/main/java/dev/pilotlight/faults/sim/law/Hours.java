package dev.pilotlight.faults.sim.law;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** For how much of the last hour something was on. One thread. */
final class Hours {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Deque<Run> runs = new ArrayDeque<>();

    private record Run(Duration from, Duration to) {}

    /** It was on up to now, since the last look. */
    void on(Duration since, Duration now) {
        Run last = runs.peekLast();
        if (last != null && last.to().equals(since)) {
            runs.removeLast();
            runs.addLast(new Run(last.from(), now));
        } else if (!since.equals(now)) {
            runs.addLast(new Run(since, now));
        }
    }

    /** The share of the last hour, from 0 to 1. */
    double share(Duration now) {
        Duration from = now.minus(HOUR);
        while (!runs.isEmpty() && runs.peekFirst().to().compareTo(from) <= 0) {
            runs.removeFirst();
        }
        long on = 0;
        for (Run run : runs) {
            Duration begun = run.from().compareTo(from) < 0 ? from : run.from();
            on += run.to().minus(begun).toMillis();
        }
        return (double) on / HOUR.toMillis();
    }
}
