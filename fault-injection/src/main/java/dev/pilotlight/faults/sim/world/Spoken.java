package dev.pilotlight.faults.sim.world;

import java.time.Duration;
import java.util.Locale;

/** Times as people and traces write them. */
public final class Spoken {
    private Spoken() {}

    /** Days, hours, minutes, seconds with thousandths: {@code 0d 02:00:04.350}. */
    public static String of(Duration at) {
        return String.format(Locale.ROOT, "%dd %02d:%02d:%02d.%03d", at.toDays(), at.toHoursPart(),
                at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart());
    }
}
