package dev.pilotlight.units;

import java.util.Locale;
import java.util.Optional;
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
 * @param range the same, where it is a temperature out of its range
 */
public record Problem(String path, String sentence, Optional<TemperatureRange> range) {
    /** Control and format characters, line and paragraph separators (Unicode's Cc, Cf, Zl, Zp). */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What people read and logs keep; of what is longer the middle is left out. */
    private static final int LONGEST = 800;

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    public Problem {
        path = oneLine(path);
        sentence = oneLine(sentence);
    }

    public Problem(String path, String sentence) {
        this(path, sentence, Optional.empty());
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
        return new Problem(path.isEmpty() ? parent : parent + "." + path, sentence, range);
    }

    /**
     * For who never saw a path and reads these degrees: {@code "target of away is 100 °F, want 41
     * °F to 95 °F"}.
     */
    public String words(Degrees unit) {
        String said = range.map(out -> out.sentence(unit)).orElse(sentence);
        return path.isEmpty() ? said : label() + " " + said;
    }

    /** The field's name in words and, if there is one, what it is of, such as "target of away". */
    private String label() {
        String[] names = path.replaceAll("\\.?\\[\\d+]", "").split("\\.", -1);
        String own = words(names[names.length - 1]);
        return names.length == 1 ? own : own + " of " + words(names[names.length - 2]);
    }

    private static String words(String name) {
        return HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? sentence : path + " " + sentence;
    }
}
