package dev.pilotlight.faults.ledger;

import java.time.Duration;
import java.util.Locale;

/** How durations are written in tables. */
final class Figures {

    private Figures() {}

    /** Milliseconds below ten seconds, else seconds with a tenth. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        return Math.abs(millis) < 10_000
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** Minutes and seconds of simulated time. */
    static String shown(Duration duration) {
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
