package dev.pilotlight.schedule;

import java.util.Locale;
import java.util.Optional;

/**
 * What the equipment may do. Frost floor and overheat ceiling hold in every mode, OFF included (law
 * L2).
 */
public enum Mode {
    OFF, HEAT, COOL;

    /** The word on the wire and in files: {@code off}, {@code heat}, {@code cool}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> parse(String word) {
        for (Mode mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
