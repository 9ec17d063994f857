package dev.pilotlight.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pin of the Raspberry Pi's header, named as the board's drawings name it: the number of the GPIO
 * and not of the place on the header, the same on every model since the B+.
 *
 * @param number 2 to 27; 0 and 1 belong to the identification of add-on boards
 */
public record Pin(int number) implements Comparable<Pin> {
    /** The form that is wanted. */
    public static final String WANTED = "GPIO2 to GPIO27";

    private static final Pattern FORM = Pattern.compile("GPIO(\\d{1,2})");
    private static final int FIRST = 2;
    private static final int LAST = 27;

    public Pin {
        if (number < FIRST || number > LAST) {
            throw new IllegalArgumentException("is GPIO" + number + ", want " + WANTED);
        }
    }

    /** Reads {@code GPIO17}; empty when it is none. */
    public static Optional<Pin> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(1));
        return number < FIRST || number > LAST ? Optional.empty() : Optional.of(new Pin(number));
    }

    @Override
    public int compareTo(Pin other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "GPIO" + number;
    }
}
