package dev.pilotlight.schedule;

import java.util.Locale;
import java.util.Optional;

/**
 * A name for a target. It is no wish of its own: chosen by hand it is a hold, named by an entry it
 * is the schedule, so that there is always one wish that holds, and one end.
 */
public enum Preset {
    HOME, AWAY, ECO, SLEEP, BOOST;

    /** The word on the wire and in files, such as {@code away}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Preset> parse(String word) {
        for (Preset preset : values()) {
            if (preset.word().equals(word)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }
}
