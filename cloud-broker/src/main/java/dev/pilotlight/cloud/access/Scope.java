package dev.pilotlight.cloud.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token opens; each opens what those before it do. */
public enum Scope {
    /** The meters alone, for a program that watches. */
    METRICS,
    /** All that can be looked at. */
    READ,
    /** Temperatures, weeks and roll-outs. */
    OPERATE,
    /** Which devices there are, where they belong, and erasing what they said. */
    ADMIN;

    public boolean includes(Scope other) {
        return compareTo(other) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> parse(String word) {
        return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
