package dev.pilotlight.twin;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reading of a hybrid logical clock (Kulkarni, Demirbas et al., 2014): wall milliseconds and a
 * counter; {@code "1488290400000-0"}.
 */
public record Hlc(long millis, int counter) implements Comparable<Hlc> {
    public static final Hlc ZERO = new Hlc(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,9})");
    private static final Comparator<Hlc> ORDER = Comparator.comparingLong(Hlc::millis)
            .thenComparingInt(Hlc::counter);

    public static Optional<Hlc> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional
                        .of(new Hlc(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /**
     * The stamp after this one when wall time reads {@code wallMillis}: never earlier, never equal.
     */
    public Hlc next(long wallMillis) {
        return wallMillis > millis ? new Hlc(wallMillis, 0) : new Hlc(millis, counter + 1);
    }

    @Override
    public int compareTo(Hlc other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + counter;
    }
}
