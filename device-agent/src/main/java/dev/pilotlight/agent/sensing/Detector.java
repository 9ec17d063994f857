package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A hygrometer or a window's contact as it is believed. Immutable.
 *
 * @param value humidity in percent, or 1 for an open window and 0 for a closed one; empty before it
 *        has spoken
 * @param takenAt uptime at which that was so
 * @param rejected how often it failed or said what cannot be, since the start
 * @param trouble what was wrong with the newest attempt; empty when it was believed
 */
public record Detector(String name, Sensing.Sensor settings, Duration staleAfter,
        OptionalInt value, Duration takenAt, long rejected, String trouble) {
    private static final int FULL = 100;

    static Detector of(String name, Sensing.Sensor settings, Duration staleAfter) {
        return new Detector(name, settings, settings.staleAfter().orElse(staleAfter), OptionalInt
                .empty(), Duration.ZERO, 0, "");
    }

    /** Whether that kind is sensed by one of these. */
    static boolean detects(Sensing.Kind kind) {
        return switch (kind) {
            case HUMIDITY, WINDOW -> true;
            case ROOM, SPARE, OUTDOOR, FLOOR -> false;
        };
    }

    /** What is older than the last is ignored. */
    Detector told(int said, Duration at) {
        int most = isWindow() ? 1 : FULL;
        if (said < 0 || said > most) {
            return failed("says " + said + ", possible is 0 to " + most);
        }
        boolean old = value.isPresent() && at.compareTo(takenAt) < 0;
        return old
                ? this
                : new Detector(name, settings, staleAfter, OptionalInt.of(said), at, rejected, "");
    }

    Detector failed(String why) {
        return new Detector(name, settings, staleAfter, value, takenAt, rejected + 1, why);
    }

    /** How far it can be believed at that uptime. */
    public Trust trust(Duration now) {
        if (value.isEmpty()) {
            return Trust.UNREAD;
        }
        return age(now).compareTo(staleAfter) > 0 ? Trust.STALE : Trust.GOOD;
    }

    /** The age of what it said; never negative. */
    public Duration age(Duration now) {
        Duration age = now.minus(takenAt);
        return age.isNegative() ? Duration.ZERO : age;
    }

    boolean isWindow() {
        return settings.kind() == Sensing.Kind.WINDOW;
    }

    boolean isGood(Duration now) {
        return trust(now) == Trust.GOOD;
    }
}
