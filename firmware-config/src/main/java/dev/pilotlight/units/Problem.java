package dev.pilotlight.units;

import java.util.regex.Pattern;

/**
 * One thing that is wrong with an input: where, and what is wanted instead.
 *
 * <p>
 * Both are one line whatever the input was: what would break or turn a line of a terminal, a log or
 * a page is written as its number.
 *
 * @param path where in the input, such as {@code limits.frost}; empty for the whole of it
 * @param sentence what is wrong and what is wanted, such as {@code "is 99, want 5 to 35"}
 */
public record Problem(String path, String sentence) {
    /** Control and format characters, line and paragraph separators (Unicode's Cc, Cf, Zl, Zp). */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What people read and logs keep; of what is longer the middle is left out. */
    private static final int LONGEST = 800;

    public Problem {
        path = oneLine(path);
        sentence = oneLine(sentence);
    }

    private static String oneLine(String text) {
        String printable = UNPRINTABLE.matcher(text).replaceAll(found -> "\\\\u%04x".formatted(
                found.group().codePointAt(0)));
        return printable.length() <= LONGEST
                ? printable
                : printable.substring(0, LONGEST / 2) + " … " + printable.substring(printable
                        .length() - LONGEST / 2 + 3);
    }

    /** The same problem seen from one level further out. */
    public Problem under(String parent) {
        return new Problem(path.isEmpty() ? parent : parent + "." + path, sentence);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? sentence : path + " " + sentence;
    }
}
