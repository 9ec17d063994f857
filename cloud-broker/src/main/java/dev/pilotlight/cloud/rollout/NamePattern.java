package dev.pilotlight.cloud.rollout;

import java.util.List;
import java.util.Locale;

/**
 * A name with {@code *} for anything, in either case. Each piece is looked for once, from left to
 * right, so no pattern costs more than its length times the name's.
 *
 * @param pieces between the stars; the first begins the name and the last ends it
 */
record NamePattern(List<String> pieces) {
    NamePattern {
        pieces = List.copyOf(pieces);
    }

    static NamePattern of(String text) {
        return new NamePattern(List.of(text.toLowerCase(Locale.ROOT).split("\\*", -1)));
    }

    boolean matches(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String first = pieces.getFirst();
        if (pieces.size() == 1) {
            return lower.equals(first);
        }
        String last = pieces.getLast();
        return lower.length() >= first.length() + last.length() && lower.startsWith(first)
                && lower.endsWith(last)
                && holds(lower.substring(first.length(), lower.length() - last.length()));
    }

    /** Whether the pieces in the middle follow each other. */
    private boolean holds(String middle) {
        int at = 0;
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = middle.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }
}
